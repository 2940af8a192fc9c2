-- Stability side by side, because the three are mixed up: filled on the day, held by one doctor that long, held by the first doctor; of the posts that could
-- have reached so many years. Reads post_cells. Parameter: $basis (LONGEST, CURRENT).
WITH counted AS (
    SELECT *, CASE $basis WHEN 'CURRENT' THEN same_doctor_current ELSE same_doctor_longest END AS same_doctor
    FROM post_cells
)
SELECT
    "group", years, posts, eligible, filled, same_doctor, original_holder,
    CASE WHEN eligible > 0 THEN filled / eligible END AS filled_share,
    CASE WHEN eligible > 0 THEN same_doctor / eligible END AS same_doctor_stability,
    CASE WHEN eligible > 0 THEN original_holder / eligible END AS original_holder_retention,
    CASE WHEN eligible = 0 THEN 'NO_POST_ELIGIBLE' END AS not_computable
FROM counted
ORDER BY "group", years;
