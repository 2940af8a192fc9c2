-- Follow-up by group and half-year since entry, from protected counts. Reads the table of a node. Placeholders: table; group, an expression. Parameters: $study, $phase and $only, one group (null for all).
TRUNCATE follow_up_cells;

INSERT INTO follow_up_cells
SELECT
    {{group}} AS "group",
    CAST(NULL AS VARCHAR) AS stratum,
    CAST(0 AS BIGINT) AS entry,
    duration AS exit,
    CAST(NULL AS VARCHAR) AS outcome,
    coalesce(sum(count) FILTER (outcome = 'LEFT'), 0) AS "left",
    coalesce(sum(count) FILTER (outcome = 'STILL'), 0) AS censored
FROM {{table}}
WHERE study = coalesce($study, study) AND part = coalesce($phase, part) AND ($only IS NULL OR {{group}} = $only)
GROUP BY ALL;
