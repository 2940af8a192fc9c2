-- The retention curve read at chosen times. Not computable before anybody is followed, nor once nobody is, unless all have left.
-- Reads survival_curve and risk_table. Parameters: $times, $conf_type, $confidence_level.
WITH asked AS (
    SELECT "group", unnest(list_distinct($times)) AS time, max(interval) AS last_interval
    FROM risk_table
    GROUP BY "group"
),
curve AS MATERIALIZED (
    SELECT * FROM survival_curve($conf_type, $confidence_level)
),
followed AS (
    SELECT
        asked."group", time, last_interval,
        coalesce(sum(entered) FILTER (interval <= time), 0) - coalesce(sum("left" + censored) FILTER (interval < time), 0) AS at_risk
    FROM asked
    JOIN risk_table ON risk_table."group" IS NOT DISTINCT FROM asked."group"
    GROUP BY asked."group", time, last_interval
),
latest AS (
    SELECT followed.*, max(curve.interval) AS step
    FROM followed
    LEFT JOIN curve ON curve."group" IS NOT DISTINCT FROM followed."group" AND curve.interval <= time
    GROUP BY ALL
),
read_off AS (
    SELECT
        latest."group", time, latest.at_risk,
        latest.at_risk > 0 OR step IS NOT NULL AS is_followed,
        step IS NULL OR survival = 0 OR time <= last_interval AS is_known,
        CASE WHEN step IS NULL THEN 1 ELSE survival END AS survival,
        CASE WHEN step IS NULL THEN 0 ELSE std_err END AS std_err,
        CASE WHEN step IS NULL THEN 1 ELSE lower END AS lower,
        CASE WHEN step IS NULL THEN 1 ELSE upper END AS upper
    FROM latest
    LEFT JOIN curve ON curve."group" IS NOT DISTINCT FROM latest."group" AND curve.interval = step
)
SELECT
    "group", time, at_risk,
    CASE WHEN is_followed AND is_known THEN survival END AS survival,
    CASE WHEN is_followed AND is_known THEN std_err END AS std_err,
    CASE WHEN is_followed AND is_known THEN lower END AS lower,
    CASE WHEN is_followed AND is_known THEN upper END AS upper,
    CASE WHEN NOT is_known THEN 'BEYOND_FOLLOW_UP' WHEN NOT is_followed THEN 'NO_ONE_AT_RISK' END AS not_computable
FROM read_off
ORDER BY "group", time;
