-- A table over its Parquet files, its columns in the contract's order. The study is in the folder's name in the warehouse.
-- Placeholders: table, columns, files (a list of text literals).
CREATE VIEW {{table}} AS
SELECT {{columns}}
FROM read_parquet({{files}}, hive_partitioning = true, hive_types_autocast = false, union_by_name = true);
