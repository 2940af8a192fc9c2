-- The rows of one file. Placeholders: file.
FROM read_parquet({{file}}, hive_partitioning = false)
