-- A round's file in the warehouse: the study comes from the catalogue, never from the folder's name. Placeholders: study, file.
SELECT {{study}} AS study, *
FROM read_parquet({{file}}, hive_partitioning = false)
