-- Protected mean amounts of posts. Reads post_amount and cohort. Parameters: $study and $direction (null for all).
SELECT post_amount.study, post_amount.part AS phase, year, item, direction, mean, total, post_amount.count, cohort.lower, cohort.upper
FROM post_amount
JOIN cohort ON cohort.study = post_amount.study AND cohort.part = post_amount.part AND cohort.kind = 'POST'
WHERE post_amount.study = coalesce($study, post_amount.study) AND direction = coalesce($direction, direction)
ORDER BY ALL;
