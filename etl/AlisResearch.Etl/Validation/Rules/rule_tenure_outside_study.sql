-- A tenure lies inside its study: from the first phase to the census date (included).
-- severity: error
-- applies: table tenure
-- nb: Ansettelsen ligger utenfor studien.
-- en: The tenure lies outside the study.
-- suggest nb: Studien går fra {detail} til tellingsdatoen; en ansettelse som varer, har tom slutt.
-- suggest en: The study runs from {detail} to the census date; a tenure that lasts has an empty end.
WITH study AS (
    SELECT min("from") AS first_day
    FROM study_phase
)
SELECT typed.row_number, 'start' AS column_name, CAST(study.first_day AS VARCHAR) AS detail
FROM typed
CROSS JOIN study
WHERE typed.start < study.first_day OR typed.start > typed.census_date OR typed."end" > typed.census_date + 1
