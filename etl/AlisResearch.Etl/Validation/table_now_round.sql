-- The rows of one other round. Placeholders: study, file.
UNION ALL BY NAME
SELECT {{study}} AS study, *
FROM read_parquet({{file}}, hive_partitioning = false)
