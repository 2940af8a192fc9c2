-- The steps of curves, without what no reader of a release gets: cumulative hazards are not computed. Reads survival_curve. Parameters: $conf_type, $confidence_level.
SELECT "group", interval, at_risk, "left", censored, survival, lower, upper
FROM survival_curve($conf_type, $confidence_level)
ORDER BY "group", interval;
