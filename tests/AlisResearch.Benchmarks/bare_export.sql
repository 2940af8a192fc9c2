-- The bare road through DuckDB: the same rows in the same order. Placeholders: source, file.
COPY (FROM read_parquet({{source}})) TO {{file}} (FORMAT parquet, COMPRESSION zstd);
