-- The cohorts that a node's table holds, and the level of its classes. Placeholder: table.
SELECT DISTINCT study, part, level
FROM {{table}}
ORDER BY ALL;
