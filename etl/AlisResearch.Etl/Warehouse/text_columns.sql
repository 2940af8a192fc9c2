-- The names of a Parquet file's text columns.
-- Placeholders: file, a literal.
SELECT column_name
FROM (DESCRIBE SELECT * FROM read_parquet({{file}}, hive_partitioning = false))
WHERE column_type = 'VARCHAR';
