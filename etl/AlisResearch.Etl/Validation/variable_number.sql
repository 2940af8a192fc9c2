-- Placeholders: variable, column, rows.
SELECT {{variable}} AS variable, CAST(NULL AS VARCHAR) AS category, CAST({{column}} AS DOUBLE) AS number
FROM ({{rows}})
