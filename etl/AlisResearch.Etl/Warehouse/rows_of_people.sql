-- Counts the rows that are these people's.
-- Parameters: $pseudonyms, used in the condition. Placeholders: file, a literal; theirs, the condition over its text columns.
SELECT count(*)
FROM read_parquet({{file}}, hive_partitioning = false)
WHERE {{theirs}};
