-- Posts of one study-phase: whether the first holder is still there, and for how many whole years (5 stands for more) one doctor has held the post at the longest; how old the post
-- is, which is public.
-- Reads cohort_post and spell (of doctors in positions).
WITH held AS (
    SELECT
        study,
        post,
        arg_min(is_open, ROW(start, exit)) AS first_is_there,
        max(datesub('year', start, exit)) AS longest
    FROM spell
    GROUP BY study, post
)
SELECT
    CASE WHEN coalesce(first_is_there, false) THEN 'STILL' ELSE 'LEFT' END AS original_holder,
    CAST(least(5, coalesce(longest, 0)) AS INTEGER) AS longest_spell,
    CAST(least(5, datesub('year', cohort_post.start, cohort_post.observed_to)) AS INTEGER) AS age,
    count(*) AS count
FROM cohort_post
LEFT JOIN held USING (study, post)
WHERE cohort_post.observed_to > cohort_post.start
GROUP BY ALL
ORDER BY ALL;
