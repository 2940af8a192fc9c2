-- Placeholders: variable, column, rows.
SELECT {{variable}} AS variable, CAST({{column}} AS VARCHAR) AS category, CAST(NULL AS DOUBLE) AS number
FROM ({{rows}})
