-- The retention curve. Reads survival_curve. Parameters: $conf_type, $confidence_level.
SELECT *
FROM survival_curve($conf_type, $confidence_level)
ORDER BY "group", interval;
