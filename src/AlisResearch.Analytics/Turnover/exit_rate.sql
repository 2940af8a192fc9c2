-- Exit rate: leavers for each person-year at risk (365.25 days), over that part of the period which was observed.
-- Reads period_cells. Parameter: $confidence_level.
WITH known AS (
    SELECT
        *,
        person_days / 365.25 AS person_years,
        CASE
            WHEN period_to <= first_day THEN 'BEFORE_STUDY'
            WHEN period_from >= observed_to THEN 'BEYOND_CENSUS'
            WHEN person_days = 0 THEN 'NO_ONE_AT_RISK'
        END AS not_computable
    FROM period_cells
),
computable AS (
    SELECT *, CASE WHEN not_computable IS NULL THEN person_years END AS denominator
    FROM known
)
SELECT
    "group", period_from, period_to, "left", person_years,
    "left" / denominator AS exit_rate,
    unnest(rate_limits("left", denominator, $confidence_level)),
    not_computable
FROM computable
ORDER BY "group", period_from;
