-- Reads, maps, checks, casts and pseudonymises a source in one pass, straight into a Parquet file. A cell that breaks a rule stops it;
-- diagnose.sql then says which. The study is in the folder's name (hive partitioning), so not in the file.
-- Placeholders: columns, a select list; mapped, the mapped source; kept, which rows to keep. Parameters: $target and the source's.
COPY (
    FROM (
        SELECT
            {{columns}}
        FROM ({{mapped}})
    )
    WHERE {{kept}}
)
TO $target (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440);
