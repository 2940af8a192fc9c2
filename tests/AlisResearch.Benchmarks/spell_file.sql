-- Spells read from a file instead of the tenures. Placeholder: file.
CREATE OR REPLACE TEMP VIEW spell AS SELECT * FROM read_parquet({{file}});
