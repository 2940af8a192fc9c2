-- The newest stamp of a file's rows, as sortable text. Placeholders: modified; file.
SELECT CAST(max({{modified}}) AS VARCHAR)
FROM read_parquet({{file}}, hive_partitioning = false)
