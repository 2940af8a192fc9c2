-- Whether every value of a column has the form of a pseudonym, and there is at least one.
-- Placeholders: file, a literal; column, an identifier.
SELECT coalesce(bool_and(length({{column}}) = 64 AND regexp_full_match({{column}}, '[0-9a-f]+')), false)
FROM read_parquet({{file}}, hive_partitioning = false);
