-- The names of a Parquet file's columns. Placeholders: file.
SELECT column_name
FROM (DESCRIBE FROM read_parquet({{file}}, hive_partitioning = false))
