-- Stretches of doctors in posts, exact: the doctors of a post numbered as they came; posts of several phases with their phase. Reads tenure. Parameters: $study and $phase (null for all).
WITH held AS (
    SELECT
        study, phase, post, doctor, start,
        coalesce("end" + 1, census_date) AS until,
        "end" IS NULL AS is_open,
        min(start) OVER (PARTITION BY study, phase, post, doctor) AS first_start
    FROM tenure
    WHERE study = coalesce($study, study) AND phase = coalesce($phase, phase)
)
SELECT
    CASE WHEN max(phase) OVER () <> min(phase) OVER () THEN concat(post, ' (', phase, ')') ELSE post END AS post,
    dense_rank() OVER (PARTITION BY study, phase, post ORDER BY first_start, doctor) AS doctor,
    start,
    greatest(start, until) AS until,
    is_open
FROM held
ORDER BY study, phase, held.post, start, doctor;
