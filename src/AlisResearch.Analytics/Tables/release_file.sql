-- A table's file in a release: all columns are in it. Folder names are never read as columns. Placeholders: file.
FROM read_parquet({{file}}, hive_partitioning = false)
