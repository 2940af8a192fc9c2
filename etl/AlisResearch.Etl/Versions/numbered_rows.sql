-- The rows of a file with their numbers in the source. Placeholders: row, the SQL of the number; columns; file.
SELECT
    {{row}} AS row_number,
    {{columns}}
FROM read_parquet({{file}}, file_row_number = true, hive_partitioning = false)
