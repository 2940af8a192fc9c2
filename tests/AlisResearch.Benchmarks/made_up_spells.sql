-- The spells of a connection as a Parquet file, as an internal release holds them. Placeholder: file.
COPY spell TO {{file}} (FORMAT parquet, COMPRESSION zstd);
