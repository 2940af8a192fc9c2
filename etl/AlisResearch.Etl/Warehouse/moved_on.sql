-- Writes a Parquet file anew with its pseudonyms moved on to the next key.
-- Parameters: $target. Placeholders: file, a literal; columns, the columns that change.
COPY (SELECT * REPLACE ({{columns}}) FROM read_parquet({{file}}, hive_partitioning = false))
TO $target (FORMAT parquet, COMPRESSION zstd);
