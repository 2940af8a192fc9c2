-- Quantiles of the time to leaving: the time at which the curve is first at or below 1 − p; where it lies at 1 − p for a while, the middle of that
-- stretch. The limits are the same reading of the limits' curves (Brookmeyer & Crowley 1982), as R's quantile() reads them: where a limit
-- turns upwards again, that step counts which lies nearest beyond the level, not the first.
-- Reads survival_curve. Parameters: $probabilities, $conf_type, $confidence_level.
WITH curve AS MATERIALIZED (
    SELECT "group", interval, [1 - survival, 1 - lower, 1 - upper] AS shares, max(interval) OVER (PARTITION BY "group") AS last_interval
    FROM survival_curve($conf_type, $confidence_level)
),
reading AS (
    SELECT "group", interval, last_interval, unnest(['time', 'lower', 'upper']) AS line, unnest(shares) AS share
    FROM curve
),
level AS (
    SELECT unnest($probabilities) AS probability
),
reached AS (
    SELECT
        "group",
        probability,
        line,
        last_interval,
        arg_min(interval, ROW(share, interval)) FILTER (share >= probability - 1.5e-8) AS at_level,
        arg_min(interval, ROW(share, interval)) FILTER (share >= probability + 1.5e-8) AS beyond,
        abs(arg_max_null(share, interval) - probability) < 1.5e-8 AS ends_there
    FROM reading
    CROSS JOIN level
    GROUP BY "group", probability, line, last_interval
),
read_off AS (
    SELECT
        "group",
        probability,
        line,
        (at_level + CASE WHEN coalesce(ends_there, false) THEN last_interval ELSE beyond END) / 2 AS time
    FROM reached
)
SELECT
    "group",
    probability,
    max(time) FILTER (line = 'time') AS time,
    max(time) FILTER (line = 'lower') AS lower,
    max(time) FILTER (line = 'upper') AS upper,
    CASE WHEN max(time) FILTER (line = 'time') IS NULL THEN 'NOT_REACHED' END AS not_computable
FROM read_off
GROUP BY "group", probability
ORDER BY "group", probability;
