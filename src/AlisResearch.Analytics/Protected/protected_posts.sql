-- Posts by the years that one doctor has held them at the longest, from protected counts; how many are old enough is public. More cannot be held so long than are so old. Reads post_longest_spell and post_age.
-- Parameters: $years, $study and $phase (null for all).
CREATE OR REPLACE TEMP TABLE post_cells AS
WITH asked AS (
    SELECT unnest($years) AS years
),
old_enough AS (
    SELECT asked.years, coalesce(sum(count) FILTER (post_age.years = asked.years), 0) AS eligible, coalesce(sum(count) FILTER (post_age.years = 0), 0) AS posts
    FROM asked
    CROSS JOIN post_age
    WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
    GROUP BY asked.years
),
held AS (
    SELECT asked.years, coalesce(sum(count) FILTER (longest_spell >= asked.years), 0) AS held
    FROM asked
    CROSS JOIN post_longest_spell
    WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
    GROUP BY asked.years
)
SELECT
    CAST(NULL AS VARCHAR) AS "group",
    years,
    posts,
    eligible,
    CAST(NULL AS BIGINT) AS filled,
    least(held, eligible) AS same_doctor_longest,
    CAST(NULL AS BIGINT) AS same_doctor_current,
    CAST(NULL AS BIGINT) AS original_holder
FROM old_enough
JOIN held USING (years);
