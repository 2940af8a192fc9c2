-- Posts on the first day of each month of the observation: how many there are, and how many have a holder.
-- Reads cohort_post and spell (of doctors in positions). Placeholder: group, an expression over a post.
CREATE OR REPLACE TEMP TABLE post_month_cells AS
WITH post AS (
    SELECT {{group}} AS "group", study, post, start, observed_to
    FROM cohort_post
    WHERE observed_to IS NOT NULL
),
month_of AS (
    SELECT CAST(unnest(generate_series(
        date_trunc('month', min(start) + to_months(1) - to_days(1)), max(observed_to) - to_days(1), to_months(1))) AS DATE) AS month
    FROM post
),
held AS (
    SELECT
        "group",
        month,
        EXISTS (
            SELECT 1 FROM spell
            WHERE spell.study = post.study AND spell.post = post.post AND spell.start <= month AND month < spell.exit) AS is_filled
    FROM post
    JOIN month_of ON post.start <= month AND month < post.observed_to
)
SELECT "group", month, count(*) AS posts, count_if(is_filled) AS filled
FROM held
GROUP BY "group", month;
