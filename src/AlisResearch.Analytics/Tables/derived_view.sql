-- A table that is computed from others. Placeholders: table, query.
CREATE VIEW {{table}} AS
{{query}};
