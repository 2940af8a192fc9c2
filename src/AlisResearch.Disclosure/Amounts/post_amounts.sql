-- What each post of a study-phase had of each item in the latest year that anybody reported; 0 for a post that reported, but nothing of the item.
-- Sums are left out: one beside its parts would tell the part that is not published. Reads post_cost. Parameters: $study, $phase.
WITH latest AS (
    SELECT *
    FROM post_cost
    WHERE study = $study AND phase = $phase AND item NOT LIKE 'TOTAL_%'
    QUALIFY year = max(year) OVER ()
),
reported AS (
    SELECT DISTINCT post FROM latest
),
item_of AS (
    SELECT DISTINCT year, item, direction FROM latest
)
SELECT item_of.year, item_of.item, item_of.direction, coalesce(sum(amount_nok), 0) AS amount
FROM item_of
CROSS JOIN reported
LEFT JOIN latest ON latest.post = reported.post AND latest.item = item_of.item AND latest.direction = item_of.direction
GROUP BY item_of.year, item_of.item, item_of.direction, reported.post
ORDER BY item_of.year, item_of.item, item_of.direction, amount;
