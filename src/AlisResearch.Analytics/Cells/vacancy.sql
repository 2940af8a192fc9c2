-- Vacancies of posts as spells: from vacant (the post began without a holder, or its holder left) or from advertised, to the next holder's start; open where the
-- post had none when the observation ended. A post that is taken over the same day has a vacancy of 0 days;
-- one that ends with its holder, or whose holder leaves with the last day observed, has none.
-- Reads cohort_post and tenure_piece. Placeholder: origin, a literal (VACANCY, ADVERTISEMENT).
CREATE OR REPLACE TEMP VIEW spell AS
WITH held AS (
    SELECT study, post, start, exit, is_open
    FROM tenure_piece
),
begun AS (
    SELECT study, post, start AS vacant_from FROM cohort_post WHERE {{origin}} = 'VACANCY'
    UNION ALL
    SELECT study, post, exit FROM held WHERE {{origin}} = 'VACANCY' AND NOT is_open
    UNION ALL
    SELECT study, post, advertised FROM cohort_post WHERE {{origin}} = 'ADVERTISEMENT' AND advertised IS NOT NULL
),
followed AS (
    SELECT begun.study, begun.post, vacant_from, min(held.start) AS filled
    FROM begun
    LEFT JOIN held ON held.study = begun.study AND held.post = begun.post AND held.start >= vacant_from
    GROUP BY ALL
)
SELECT
    cohort_post.* EXCLUDE (start, advertised, observed_to, is_closed),
    vacant_from AS start,
    CAST(NULL AS DATE) AS observed_from,
    coalesce(filled, observed_to) AS exit,
    filled IS NULL AS is_open,
    observed_to,
    'FILLED' AS end_reason,
    'FILLED' AS destination
FROM followed
JOIN cohort_post USING (study, post)
WHERE vacant_from < observed_to AND coalesce(filled <= observed_to, true);
