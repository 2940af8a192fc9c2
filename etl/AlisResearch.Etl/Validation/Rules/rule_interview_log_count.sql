-- The log of a round and the published count agree, role by role. As many may be missing from
-- the log as have withdrawn from the study.
-- severity: error
-- applies: table interview
-- reads: interview_count
-- nb: Loggen stemmer ikke med det publiserte antallet: {detail}.
-- en: The log does not agree with the published count: {detail}.
-- suggest nb: Rett loggen, eller runden med antallene.
-- suggest en: Mend the log, or the round with the counts.
WITH logged AS (
    SELECT study, round, phase, role, count(*) AS interviews
    FROM typed
    GROUP BY ALL
),
compared AS (
    SELECT
        coalesce(logged.round, published.round) AS round,
        coalesce(logged.phase, published.phase) AS phase,
        coalesce(logged.role, published.role) AS role,
        coalesce(logged.interviews, 0) AS interviews,
        coalesce(published.count, 0) AS published
    FROM logged
    FULL JOIN (
        SELECT *
        FROM interview_count
        WHERE (study, round) IN (SELECT (study, round) FROM typed)
    ) AS published USING (study, round, phase, role)
    WHERE (SELECT count(*) FROM interview_count WHERE (study, round) IN (SELECT (study, round) FROM typed)) > 0
)
SELECT
    NULL AS row_number,
    'role' AS column_name,
    concat(role, ', ', round, '/', phase, ': ', interviews, ' / ', published) AS detail
FROM compared
CROSS JOIN round AS this
WHERE interviews > published OR interviews + this.withdrawals < published
