-- An absence lies inside a tenure of the same doctor in the same post.
-- severity: error
-- applies: table absence
-- reads: tenure
-- nb: Fraværet ligger ikke i noen ansettelse.
-- en: The absence lies in no tenure.
-- suggest nb: Rett datoene, eller les inn ansettelsene først.
-- suggest en: Mend the dates, or take in the tenures first.
SELECT typed.row_number, 'start' AS column_name, NULL AS detail
FROM typed
ANTI JOIN tenure
    ON tenure.study = typed.study
    AND tenure.post = typed.post
    AND tenure.doctor = typed.doctor
    AND tenure.start <= typed.start
    AND coalesce(typed."end", typed.start) <= coalesce(tenure."end", tenure.census_date + 1)
