-- Columns of a Parquet file: rows, and every value that its statistics name. Placeholder: file, a literal.
SELECT path_in_schema, CAST(row_group_num_rows AS VARCHAR), unnest([stats_min, stats_max, stats_min_value, stats_max_value])
FROM parquet_metadata({{file}});
