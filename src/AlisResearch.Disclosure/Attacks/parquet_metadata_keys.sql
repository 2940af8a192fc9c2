-- The keys of a Parquet file's own metadata. Placeholder: file, a literal.
SELECT DISTINCT decode(key)
FROM parquet_kv_metadata({{file}});
