-- A doctor in two posts of the study at the same time. It happens (shared posts), but is more often a slip.
-- severity: warning
-- applies: table tenure
-- reads: tenure
-- nb: Legen har to stillinger på samme tid.
-- en: The doctor has two posts at the same time.
-- suggest nb: Kontroller start og slutt.
-- suggest en: Check the start and the end.
WITH ordered AS (
    SELECT
        row_number,
        start,
        max(coalesce("end", census_date + 1)) OVER (
            PARTITION BY study, doctor
            ORDER BY start, "end"
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS occupied_until
    FROM tenure
    WHERE coalesce("end", census_date + 1) > start
)
SELECT row_number, 'start' AS column_name, NULL AS detail
FROM ordered
WHERE start < occupied_until AND row_number IS NOT NULL
