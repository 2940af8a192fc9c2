-- A table as the warehouse would have it with the staged round in place. Placeholders: table; columns, a select list of typed nulls;
-- rounds, one query a round.
CREATE VIEW {{table}} AS
SELECT CAST(NULL AS BIGINT) AS row_number, {{columns}}
WHERE false
{{rounds}}
