-- The cohorts of a release. Reads cohort.
SELECT kind, study, part, count, lower, upper
FROM cohort
ORDER BY kind, study, part;
