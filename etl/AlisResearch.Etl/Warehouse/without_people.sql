-- Writes a Parquet file anew without these people's rows.
-- Parameters: $pseudonyms, used in the condition; $target. Placeholders: file, a literal; theirs, the condition over its text columns.
COPY (SELECT * FROM read_parquet({{file}}, hive_partitioning = false) WHERE NOT ({{theirs}}))
TO $target (FORMAT parquet, COMPRESSION zstd);
