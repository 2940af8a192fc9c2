-- Follow-up of the simulated cohorts, before and after rounding: a group each. Reads simulated_curve. Placeholder: group, an expression. Parameters: $study and $phase (null for all), $attribute (null for
-- whole cohorts).
CREATE OR REPLACE TEMP TABLE follow_up_cells AS
SELECT
    coalesce({{group}}, '') || '#' || replicate || '#' || version AS "group",
    CAST(NULL AS VARCHAR) AS stratum,
    CAST(0 AS BIGINT) AS entry,
    duration AS exit,
    CAST(NULL AS VARCHAR) AS outcome,
    coalesce(sum(count) FILTER (outcome = 'LEFT'), 0) AS "left",
    coalesce(sum(count) FILTER (outcome = 'STILL'), 0) AS censored
FROM (SELECT *, unnest(['exact', 'rounded']) AS version, unnest([exact, rounded]) AS count FROM simulated_curve)
WHERE attribute IS NOT DISTINCT FROM $attribute AND study = coalesce($study, study) AND part = coalesce($phase, part)
GROUP BY ALL;
