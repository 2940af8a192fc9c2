-- Headcounts and leavers by calendar period, from protected entries and leavers by half-year: at the start are those who entered and did not leave before. The least and the most that leavers can be: what
-- their cells can be, and what the other cells leave of all who left. The first half-year with entries began before somebody was there on its first day. Reads cohort, doctor_outcome, doctor_entry_time and
-- doctor_exit_time. Placeholder: months of a period. Parameters: $study and $phase (null for all).
CREATE OR REPLACE TEMP TABLE period_cells AS
WITH moved AS (
    SELECT study, part, entry_time AS half_year, count AS entered, 0 AS "left", 0 AS lower, 0 AS upper FROM doctor_entry_time
    UNION ALL
    SELECT study, part, exit_time, 0, count, lower, upper FROM doctor_exit_time
),
dated AS (
    SELECT *, make_date(CAST(left(half_year, 4) AS BIGINT), CASE right(half_year, 1) WHEN '1' THEN 1 ELSE 7 END, 1) AS day
    FROM moved
    WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
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
),
by_cohort AS (
    SELECT
        study,
        part,
        period_from,
        any_value(first_day) AS first_day,
        any_value(observed_to) AS observed_to,
        coalesce(sum(entered - "left") FILTER (day < period_from), 0) AS at_start,
        coalesce(sum(entered - "left") FILTER (day < period_from + to_months({{months}})), 0) AS at_end,
        coalesce(sum("left") FILTER (day >= period_from AND day < period_from + to_months({{months}})), 0) AS "left",
        coalesce(sum(lower) FILTER (day >= period_from AND day < period_from + to_months({{months}})), 0) AS least,
        coalesce(sum(upper) FILTER (day >= period_from AND day < period_from + to_months({{months}})), 0) AS most,
        coalesce(sum(lower) FILTER (day < period_from OR day >= period_from + to_months({{months}})), 0) AS others_least,
        coalesce(sum(upper) FILTER (day < period_from OR day >= period_from + to_months({{months}})), 0) AS others_most
    FROM period
    CROSS JOIN dated
    GROUP BY study, part, period_from
)
SELECT
    CAST(NULL AS VARCHAR) AS "group",
    period_from,
    CAST(period_from + to_months({{months}}) AS DATE) AS period_to,
    any_value(first_day) AS first_day,
    any_value(observed_to) AS observed_to,
    sum(at_start) AS at_start,
    sum(at_end) AS at_end,
    sum("left") AS "left",
    CAST(NULL AS BIGINT) AS remained,
    0 AS censored_within,
    CAST(NULL AS BIGINT) AS person_days,
    sum(greatest(least, lower - others_most)) AS least_left,
    sum(least(most, upper - others_least)) AS most_left
FROM by_cohort
JOIN doctor_outcome ON doctor_outcome.study = by_cohort.study AND doctor_outcome.part = by_cohort.part AND outcome = 'LEFT'
GROUP BY period_from;
