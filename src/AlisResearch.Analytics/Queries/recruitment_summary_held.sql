-- Which studies the recruitment summary holds: as a whole, and by area.
SELECT DISTINCT
    study,
    area IS NOT NULL AS by_area
FROM recruitment_summary
ORDER BY ALL;
