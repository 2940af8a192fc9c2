-- Filled share: of the posts that exist on the first day of a month, the share with any holder. Reads post_month_cells. Parameter: $confidence_level.
SELECT "group", month, posts, filled, filled / posts AS filled_share, unnest(share_limits(filled, posts, $confidence_level))
FROM post_month_cells
ORDER BY "group", month;
