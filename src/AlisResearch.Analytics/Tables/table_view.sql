-- A table over its Parquet files, its columns in the contract's order.
-- Placeholders: table, columns, files (one query a file, united).
CREATE VIEW {{table}} AS
SELECT {{columns}}
FROM ({{files}});
