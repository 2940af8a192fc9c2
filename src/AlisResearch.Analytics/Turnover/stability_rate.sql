-- Stability rate: of those in post at the start of the period, the share who are still there at its end.
-- What lies beyond the census is not known, and is not counted. Reads period_cells. Parameter: $confidence_level.
WITH known AS (
    SELECT
        *,
        coalesce(
            period_reason(period_from, period_to, first_day, observed_to, censored_within),
            CASE WHEN at_start = 0 THEN 'NO_ONE_AT_START' END) AS not_computable
    FROM period_cells
),
computable AS (
    SELECT *, CASE WHEN not_computable IS NULL THEN at_start END AS denominator
    FROM known
)
SELECT
    "group", period_from, period_to, at_start, CASE WHEN not_computable IS DISTINCT FROM 'BEYOND_CENSUS' THEN remained END AS remained,
    remained / denominator AS stability_rate,
    unnest(share_limits(remained, denominator, $confidence_level)),
    not_computable
FROM computable
ORDER BY "group", period_from;
