-- The bare road through DuckDB: read a CSV, write Parquet, no question asked. Parameters: $csv, $parquet.
COPY (FROM read_csv($csv, header = true, all_varchar = true)) TO $parquet (FORMAT parquet, COMPRESSION zstd);
