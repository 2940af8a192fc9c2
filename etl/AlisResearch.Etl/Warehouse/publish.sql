-- Writes the typed rows to the round's Parquet file. The study is in the folder's name (hive partitioning), so not in the file.
-- Parameters: $path.
COPY (SELECT * EXCLUDE (study) FROM typed)
TO $path (FORMAT parquet, COMPRESSION zstd);
