-- All rows of a table in the order of its key.
-- Placeholders: table, columns, key.
SELECT {{columns}}
FROM {{table}}
ORDER BY {{key}};
