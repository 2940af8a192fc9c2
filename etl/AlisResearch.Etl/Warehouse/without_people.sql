-- Writes a Parquet file anew without these people's rows.
-- Parameters: $pseudonyms, used in the condition; $target. Placeholders: file, a literal; theirs, the condition over its text columns;
-- numbers, the rows' numbers in the source where the file has none of its own, or nothing.
COPY (
    SELECT * EXCLUDE (file_row_number){{numbers}}
    FROM read_parquet({{file}}, file_row_number = true, hive_partitioning = false)
    WHERE NOT ({{theirs}})
)
TO $target (FORMAT parquet, COMPRESSION zstd);
