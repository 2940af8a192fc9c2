-- The median time to leaving: the first time at which the curve is at or below one half; where it lies at one half before it falls further, the middle of that
-- stretch. The limits are the same reading of the limits' curves (Brookmeyer & Crowley 1982).
-- Reads survival_curve. Parameters: $conf_type, $confidence_level.
WITH curve AS MATERIALIZED (
    SELECT *
    FROM survival_curve($conf_type, $confidence_level)
),
reading AS (
    SELECT "group", interval, unnest(['median', 'lower', 'upper']) AS line, unnest([survival, lower, upper]) AS share
    FROM curve
),
reached AS (
    SELECT
        "group",
        line,
        min(interval) FILTER (share < 0.5 + 1.5e-8) AS at_half,
        min(interval) FILTER (share < 0.5 - 1.5e-8) AS beyond,
        arg_min(share, interval) FILTER (share < 0.5 + 1.5e-8) AS share_there
    FROM reading
    GROUP BY "group", line
),
read_off AS (
    SELECT "group", line, CASE WHEN share_there > 0.5 - 1.5e-8 THEN (at_half + coalesce(beyond, at_half)) / 2 ELSE at_half END AS time
    FROM reached
),
counted AS (
    SELECT "group", sum(entered) AS entered, sum("left") AS "left"
    FROM risk_table
    GROUP BY "group"
)
SELECT
    counted."group",
    any_value(entered) AS entered,
    any_value("left") AS "left",
    max(time) FILTER (line = 'median') AS median,
    max(time) FILTER (line = 'lower') AS lower,
    max(time) FILTER (line = 'upper') AS upper,
    CASE WHEN max(time) FILTER (line = 'median') IS NULL THEN 'NOT_REACHED' END AS not_computable
FROM counted
LEFT JOIN read_off ON read_off."group" IS NOT DISTINCT FROM counted."group"
GROUP BY counted."group"
ORDER BY counted."group";
