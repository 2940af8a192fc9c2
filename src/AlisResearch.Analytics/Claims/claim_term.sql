-- One term of a claim: an aggregate over the rows of a public table whose columns have the given values.
-- Parameters: $table; $where, a JSON object of column values (null = empty); $aggregate; $first and $second, columns.
WITH matching AS (
    SELECT row
    FROM (SELECT to_json(source) AS row FROM query_table($table) AS source)
    WHERE json_contains(row, CAST($where AS JSON))
)
SELECT
    CASE $aggregate
        WHEN 'COUNT' THEN nullif(count(*), 0) -- no row is an absent fact, not a zero
        WHEN 'COUNT_DISTINCT' THEN CASE WHEN count(*) > 0 THEN count(DISTINCT json_extract_string(row, $first)) END
        WHEN 'SUM' THEN sum(CAST(json_extract_string(row, $first) AS DECIMAL(18, 4)))
        WHEN 'SUM_PRODUCT' THEN sum(
            CAST(json_extract_string(row, $first) AS DECIMAL(18, 4)) * CAST(json_extract_string(row, $second) AS DECIMAL(18, 4)))
    END AS value
FROM matching;
