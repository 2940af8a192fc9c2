-- Headcounts and leavers by calendar period, from protected entries and leavers by half-year: at the start are those who entered and did not leave before. The first half-year with entries began before
-- somebody was there on its first day. Reads cohort, doctor_entry_time and doctor_exit_time. Placeholder: months of a period. Parameters: $study and $phase (null for all).
CREATE OR REPLACE TEMP TABLE period_cells AS
WITH moved AS (
    SELECT entry_time AS half_year, count AS entered, 0 AS "left" FROM doctor_entry_time WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
    UNION ALL
    SELECT exit_time, 0, count FROM doctor_exit_time WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
),
dated AS (
    SELECT make_date(CAST(left(half_year, 4) AS BIGINT), CASE right(half_year, 1) WHEN '1' THEN 1 ELSE 7 END, 1) AS day, entered, "left" FROM moved
),
observed AS (
    SELECT min(day) FILTER (entered > 0) + 1 AS first_day FROM dated
),
census AS (
    SELECT min(observed_to) AS observed_to FROM cohort WHERE kind = 'DOCTOR' AND study = coalesce($study, study) AND part = coalesce($phase, part)
),
period AS (
    SELECT CAST(unnest(generate_series(date_trunc('year', first_day), observed_to - to_days(1), to_months({{months}}))) AS DATE) AS period_from, first_day, observed_to
    FROM observed, census
)
SELECT
    CAST(NULL AS VARCHAR) AS "group",
    period_from,
    CAST(period_from + to_months({{months}}) AS DATE) AS period_to,
    any_value(first_day) AS first_day,
    any_value(observed_to) AS observed_to,
    coalesce(sum(entered - "left") FILTER (day < period_from), 0) AS at_start,
    coalesce(sum(entered - "left") FILTER (day < period_from + to_months({{months}})), 0) AS at_end,
    coalesce(sum("left") FILTER (day >= period_from AND day < period_from + to_months({{months}})), 0) AS "left",
    CAST(NULL AS BIGINT) AS remained,
    0 AS censored_within,
    CAST(NULL AS BIGINT) AS person_days
FROM period
CROSS JOIN dated
GROUP BY period_from;
