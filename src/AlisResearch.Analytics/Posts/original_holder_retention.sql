-- Original-holder retention: of the posts that could have reached so many years, the share still held by their first doctor that long after they began.
-- Reads post_cells. Parameter: $confidence_level.
SELECT
    "group", years, eligible, original_holder,
    CASE WHEN eligible > 0 THEN original_holder / eligible END AS original_holder_retention,
    unnest(share_limits(original_holder, eligible, $confidence_level)),
    CASE WHEN eligible = 0 THEN 'NO_POST_ELIGIBLE' END AS not_computable
FROM post_cells
ORDER BY "group", years;
