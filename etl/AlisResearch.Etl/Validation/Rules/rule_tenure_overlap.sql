-- Two tenures of one post at the same time. An open end reaches to the census date.
-- severity: error
-- applies: table tenure
-- reads: tenure
-- nb: To ansettelser i samme stilling overlapper.
-- en: Two tenures in the same post overlap.
-- suggest nb: Rett start eller slutt; slutten er den første dagen etterpå.
-- suggest en: Mend the start or the end; the end is the first day after.
WITH ordered AS (
    SELECT
        row_number,
        start,
        max(coalesce("end", census_date + 1)) OVER (
            PARTITION BY study, post
            ORDER BY start, "end"
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS occupied_until
    FROM tenure
    WHERE coalesce("end", census_date + 1) > start
)
SELECT row_number, 'start' AS column_name, NULL AS detail
FROM ordered
WHERE start < occupied_until
