-- An absence lies inside a tenure of the same doctor in the same post; one that lasts, in a tenure that lasts.
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
    AND typed.start < coalesce(tenure."end", tenure.census_date + 1)
    AND CASE
        WHEN typed."end" IS NULL THEN tenure."end" IS NULL
        ELSE typed."end" <= coalesce(tenure."end", tenure.census_date + 1)
    END
