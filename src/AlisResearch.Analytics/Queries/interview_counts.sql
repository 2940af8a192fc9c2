-- Interviews counted by any of study, phase, round and role. A dimension that is not asked for is null in every row.
-- Parameters: $study, $phase, $round, $role (null = all); $by_study, $by_phase, $by_round, $by_role.
SELECT
    CASE WHEN $by_study THEN study END AS study,
    CASE WHEN $by_phase THEN phase END AS phase,
    CASE WHEN $by_round THEN round END AS round,
    CASE WHEN $by_role THEN role END AS role,
    CAST(sum(count) AS BIGINT) AS count
FROM interview_count
WHERE ($study IS NULL OR study = $study)
    AND ($phase IS NULL OR phase = $phase)
    AND ($round IS NULL OR round = $round)
    AND ($role IS NULL OR role = $role)
GROUP BY ALL
ORDER BY ALL;
