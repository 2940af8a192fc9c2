-- The made-up posts of made-up tenures, in fictional municipalities. Placeholders: tenures and file.
COPY (
    SELECT
        '1' AS phase,
        post,
        'X' || lpad(CAST(1 + hash(post) % 44 AS VARCHAR), 3, '0') AS municipality,
        CAST(NULL AS VARCHAR) AS practice,
        CAST(NULL AS INTEGER) AS list_cap,
        true AS gp_list,
        CAST(NULL AS VARCHAR) AS contract_form,
        CASE WHEN hash(post) % 3 = 0 THEN 'OLD' ELSE 'NEW' END AS scheme,
        min(start) AS start,
        CAST(NULL AS DATE) AS "end",
        CAST(NULL AS DATE) AS advertised
    FROM read_parquet({{tenures}})
    GROUP BY post
    ORDER BY post
) TO {{file}} (FORMAT parquet, COMPRESSION zstd);
