-- The cohorts that a node's table holds, and the level of its classes. Placeholder: table. Parameters: $study and $phase (null for all).
SELECT DISTINCT study, part, level
FROM {{table}}
WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
ORDER BY ALL;
