-- A row a person of the protected counts of durations: months, and whether they left. Placeholders: file, study.
SELECT 6 * duration AS months, CAST(outcome = 'LEFT' AS BIGINT) AS has_left
FROM read_parquet({{file}}), range(count)
WHERE study = {{study}}
ORDER BY ALL;
