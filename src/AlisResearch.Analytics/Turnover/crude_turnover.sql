-- Crude turnover: leavers in the period against the mean of the headcounts at its start and end. May exceed 1.
-- What lies beyond the census is not known, and is not counted. Where counts are protected, the lower limit is that of the fewest leavers that there can be, the upper
-- one that of the most. Reads period_cells. Parameter: $confidence_level.
WITH known AS (
    SELECT
        *,
        (at_start + at_end) / 2 AS mean_headcount,
        coalesce(
            period_reason(period_from, period_to, first_day, observed_to, censored_within),
            CASE WHEN at_start + at_end = 0 THEN 'NO_ONE_IN_POST' END) AS not_computable
    FROM period_cells
),
computable AS (
    SELECT *, CASE WHEN not_computable IS NULL THEN mean_headcount END AS denominator
    FROM known
)
SELECT
    "group", period_from, period_to, at_start,
    CASE WHEN not_computable IS DISTINCT FROM 'BEYOND_CENSUS' THEN at_end END AS at_end,
    CASE WHEN not_computable IS DISTINCT FROM 'BEYOND_CENSUS' THEN "left" END AS "left",
    "left" / denominator AS turnover,
    rate_limits(least_left, denominator, $confidence_level).lower AS lower,
    rate_limits(most_left, denominator, $confidence_level).upper AS upper,
    not_computable
FROM computable
ORDER BY "group", period_from;
