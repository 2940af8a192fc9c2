-- Exact mean amounts of posts that reported: 0 where a post reported, but nothing of the item. Reads post_cost. Parameters: $study and $direction (null for all).
WITH asked AS (
    SELECT * FROM post_cost WHERE study = coalesce($study, study)
),
reported AS (
    SELECT study, phase, year, count(DISTINCT post) AS count
    FROM asked
    GROUP BY ALL
)
SELECT asked.study, asked.phase, asked.year, item, direction, sum(amount_nok) / any_value(count) AS mean, sum(amount_nok) AS total, any_value(count) AS count
FROM asked
JOIN reported ON reported.study = asked.study AND reported.phase IS NOT DISTINCT FROM asked.phase AND reported.year = asked.year
WHERE direction = coalesce($direction, direction)
GROUP BY ALL
ORDER BY ALL;
