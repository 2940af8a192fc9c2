-- Headcounts, leavers and person-time by group and period [from, to). In post at the start: on the first day. At the end: on the last day, and not
-- leaving with it. Left: the last day in post was in the period. Remained: of those in post at the start, who are there at the end.
-- First day: of the first of the group's studies and phases, so that a period is not known before they began. Censored within: whose follow-up stopped inside the period, so that the period is not known for them.
-- What is counted exactly is the least and the most of itself. Reads spell and period. Placeholders: group, an expression over a spell; selected, a condition on it.
CREATE OR REPLACE TEMP TABLE period_cells AS
WITH span AS (
    SELECT {{group}} AS "group", study, phase, greatest(start, observed_from) AS entered, exit, is_open, observed_to, count(*) AS count
    FROM spell
    WHERE {{selected}}
    GROUP BY ALL
),
intake AS (
    SELECT study, phase, min(entered) AS first_day
    FROM span
    GROUP BY study, phase
)
SELECT
    "group",
    period_from,
    period_to,
    min(first_day) AS first_day,
    max(observed_to) AS observed_to,
    coalesce(sum(count) FILTER (entered <= period_from AND exit > period_from), 0) AS at_start,
    coalesce(sum(count) FILTER (entered < period_to AND (exit > period_to OR (is_open AND exit = period_to))), 0) AS at_end,
    coalesce(sum(count) FILTER (NOT is_open AND exit <= period_to AND entered < period_to
        AND (exit > period_from OR (exit = period_from AND entered = period_from))), 0) AS "left",
    coalesce(sum(count) FILTER (entered <= period_from AND exit > period_from AND (exit > period_to OR (is_open AND exit = period_to))), 0) AS remained,
    coalesce(sum(count) FILTER (is_open AND exit > period_from AND exit < period_to), 0) AS censored_within,
    coalesce(sum(count * greatest(0, least(exit, period_to) - greatest(entered, period_from))), 0) AS person_days,
    "left" AS least_left,
    "left" AS most_left
FROM span
JOIN intake ON intake.study = span.study AND intake.phase = span.phase
CROSS JOIN period
GROUP BY "group", period_from, period_to;
