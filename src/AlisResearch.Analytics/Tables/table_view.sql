-- A table over its Parquet files, its columns in the contract's order.
-- Placeholders: kind (VIEW, or TABLE to hold it in memory), table, columns, files (one query a file, united).
CREATE {{kind}} {{table}} AS
SELECT {{columns}}
FROM ({{files}});
