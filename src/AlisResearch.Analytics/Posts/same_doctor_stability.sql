-- Same-doctor stability: of the posts that could have reached so many years, the share that one doctor has held for at least so long: at some time
-- (LONGEST), or the doctor who is there on the census date (CURRENT). Reads post_cells. Parameters: $basis, $confidence_level.
WITH counted AS (
    SELECT *, CASE $basis WHEN 'CURRENT' THEN same_doctor_current ELSE same_doctor_longest END AS same_doctor
    FROM post_cells
)
SELECT
    "group", years, eligible, same_doctor,
    CASE WHEN eligible > 0 THEN same_doctor / eligible END AS same_doctor_stability,
    unnest(share_limits(same_doctor, eligible, $confidence_level)),
    CASE WHEN eligible = 0 THEN 'NO_POST_ELIGIBLE' END AS not_computable
FROM counted
ORDER BY "group", years;
