-- Kaplan–Meier by group at every interval in which somebody left or was censored, with Greenwood's standard error and pointwise limits. Once the
-- curve is 0 there are no standard error and no limits. Reads risk_table. Placeholders: std_err, the standard error of a survival above 0, and join, what it reads besides.
-- Arguments: conf_type (LOG, LOG_LOG, PLAIN), level (of confidence).
CREATE OR REPLACE TEMP MACRO survival_curve(conf_type, level) AS TABLE
WITH estimated AS (
    SELECT
        "group", interval, at_risk, "left", censored,
        product(1 - "left" / at_risk) OVER so_far AS survival,
        sqrt(sum(CASE WHEN "left" < at_risk THEN "left" / (at_risk * (at_risk - "left")) END) OVER so_far) AS log_error,
        sum("left" / at_risk) OVER so_far AS cumulative_hazard,
        sqrt(sum("left" / at_risk / at_risk) OVER so_far) AS cumulative_hazard_std_err
    FROM risk_table
    WHERE "left" + censored > 0
    WINDOW so_far AS (PARTITION BY "group" ORDER BY interval ROWS UNBOUNDED PRECEDING)
),
errors AS (
    SELECT estimated.*, CASE WHEN survival > 0 THEN log_error END AS log_std_err, CASE WHEN survival > 0 THEN {{std_err}} END AS std_err
    FROM estimated
    {{join}}
)
SELECT
    * EXCLUDE (log_error, z),
    unnest(confidence_limits(conf_type, survival, std_err, z))
FROM errors
CROSS JOIN (SELECT normal_quantile((1 + level) / 2) AS z);
