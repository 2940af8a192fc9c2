-- The bare road through DuckDB: the same rows in the same order, without labels and code lists. Placeholders: source, key, file.
COPY (FROM read_parquet({{source}}) ORDER BY {{key}}) TO {{file}} (FORMAT parquet, COMPRESSION zstd);
