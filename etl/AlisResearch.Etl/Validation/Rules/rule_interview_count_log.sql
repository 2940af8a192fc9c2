-- The published count of a round and its log agree, role by role, where the log is in already. A warning only: the count is what was
-- published, and the log could not be mended after it otherwise.
-- severity: warning
-- applies: table interview_count
-- reads: interview
-- nb: Antallet stemmer ikke med intervjuloggen: {detail} i loggen.
-- en: The count does not agree with the interview log: {detail} in the log.
-- suggest nb: Rett antallet, eller loggen.
-- suggest en: Mend the count, or the log.
WITH logged AS (
    SELECT study, round, phase, role, count(*) AS interviews
    FROM interview
    GROUP BY ALL
)
SELECT typed.row_number, 'count' AS column_name, CAST(coalesce(logged.interviews, 0) AS VARCHAR) AS detail
FROM typed
LEFT JOIN logged USING (study, round, phase, role)
CROSS JOIN round AS this
WHERE (typed.study, typed.round) IN (SELECT (study, round) FROM interview)
    AND (coalesce(logged.interviews, 0) > typed.count OR coalesce(logged.interviews, 0) + this.withdrawals < typed.count)
