-- Nobody starts before the post exists or stays after it is gone.
-- severity: error
-- applies: table tenure
-- reads: position
-- nb: Ansettelsen ligger utenfor tiden stillingen fantes.
-- en: The tenure lies outside the time the post existed.
-- suggest nb: Rett datoen, eller stillingens start og slutt i position.
-- suggest en: Mend the date, or the post's start and end in position.
SELECT typed.row_number, 'start' AS column_name, NULL AS detail
FROM typed
JOIN position ON position.study = typed.study AND position.post = typed.post
WHERE typed.start < position.start OR coalesce(typed."end", typed.census_date + 1) > position."end"
