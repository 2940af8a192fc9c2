-- How many rows a Parquet file has. Placeholders: file.
SELECT count(*)
FROM read_parquet({{file}}, hive_partitioning = false)
