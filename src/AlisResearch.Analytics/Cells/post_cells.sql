-- Posts by the years since they began: of those observed so long, how many are filled on that day, have been held by one doctor for at least so long
-- (at some time; now), and are held by their first doctor. Where the observation or the post ends on that day, whoever is there to the end holds it.
-- Reads cohort_post and spell (of doctors in positions). Parameter: $years. Placeholder: group, an expression over a post.
CREATE OR REPLACE TEMP TABLE post_cells AS
WITH post AS (
    SELECT {{group}} AS "group", study, post, start, observed_to, is_closed
    FROM cohort_post
),
reached AS (
    SELECT
        "group", study, post, years,
        start + to_months(CAST(12 * years AS INTEGER)) AS day,
        coalesce(start + to_months(CAST(12 * years AS INTEGER)) <= observed_to, false) AS is_eligible,
        is_closed AND start + to_months(CAST(12 * years AS INTEGER)) = observed_to AS ends_then
    FROM post
    CROSS JOIN (SELECT unnest($years) AS years)
),
held AS (
    SELECT *, row_number() OVER (PARTITION BY study, post ORDER BY start, exit) = 1 AS is_first
    FROM spell
),
judged AS (
    SELECT
        reached."group",
        reached.study,
        reached.post,
        years,
        is_eligible,
        coalesce(bool_or(held.start <= day AND (held.exit > day OR (held.exit = day AND (is_open OR ends_then)))), false) AS is_filled,
        coalesce(bool_or(held.start + to_months(CAST(12 * years AS INTEGER)) <= held.exit), false) AS has_longest,
        coalesce(bool_or(is_open AND held.start + to_months(CAST(12 * years AS INTEGER)) <= held.exit), false) AS has_current,
        coalesce(bool_or(is_first AND held.start <= day AND (held.exit > day OR (held.exit = day AND (is_open OR ends_then)))), false) AS has_original
    FROM reached
    LEFT JOIN held ON held.study = reached.study AND held.post = reached.post
    GROUP BY ALL
)
SELECT
    "group",
    years,
    count(*) AS posts,
    count_if(is_eligible) AS eligible,
    count_if(is_eligible AND is_filled) AS filled,
    count_if(is_eligible AND has_longest) AS same_doctor_longest,
    count_if(is_eligible AND has_current) AS same_doctor_current,
    count_if(is_eligible AND has_original) AS original_holder
FROM judged
GROUP BY "group", years;
