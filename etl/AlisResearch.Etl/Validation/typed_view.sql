-- The staged rows with their numbers in the source file. Placeholders: row, the SQL of the number; study; columns; file.
CREATE VIEW typed AS
SELECT
    {{row}} AS row_number,
    {{study}} AS study,
    {{columns}}
FROM read_parquet({{file}}, file_row_number = true, hive_partitioning = false)
