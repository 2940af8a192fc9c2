-- A table of protected cells, everything as text. Placeholder: file, a literal.
SELECT CAST(COLUMNS(*) AS VARCHAR)
FROM read_parquet({{file}});
