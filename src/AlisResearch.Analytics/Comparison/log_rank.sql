-- What the log-rank test needs of each group: numbers at risk and leavers by interval. Reads risk_table.
SELECT "group", stratum, interval, entered, at_risk, "left", censored
FROM risk_table
ORDER BY stratum, "group", interval;
