-- A table that nothing has filled: its columns, no rows.
-- Placeholders: table, columns (a select list of typed nulls).
CREATE VIEW {{table}} AS
SELECT {{columns}}
WHERE false;
