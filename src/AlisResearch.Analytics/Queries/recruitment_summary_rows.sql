-- The recruitment summary of a study: one row for the whole study, or one an area.
-- Parameters: $study, $by_area.
SELECT * EXCLUDE (study)
FROM recruitment_summary
WHERE study = $study
    AND (area IS NOT NULL) = $by_area
ORDER BY area;
