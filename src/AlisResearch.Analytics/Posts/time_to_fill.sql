-- Time to fill: the share of vacancies filled so many days on, Kaplan–Meier. Reads survival_curve over vacancies. Parameters: $conf_type, $confidence_level.
SELECT
    "group", interval, at_risk, "left" AS filled, censored,
    1 - survival AS filled_share,
    std_err,
    1 - upper AS lower,
    1 - lower AS upper
FROM survival_curve($conf_type, $confidence_level)
ORDER BY "group", interval;
