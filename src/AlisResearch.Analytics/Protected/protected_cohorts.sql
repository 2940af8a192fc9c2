-- The cohorts of a kind that a filter names. Reads cohort. Parameters: $kind, $study and $phase (null for all).
SELECT study, part, count, lower, upper
FROM cohort
WHERE kind = $kind AND study = coalesce($study, study) AND part = coalesce($phase, part)
ORDER BY study, part;
