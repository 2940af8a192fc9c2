-- What a proportional hazards regression needs: follow-up counted by covariates (the group), stratum, entry, exit and whether they left.
-- Reads follow_up_cells.
SELECT "group", stratum, entry, exit, outcome IS NOT NULL AS is_event, CAST(sum(count) AS DOUBLE) AS count
FROM follow_up_cells
GROUP BY ALL
ORDER BY ALL;
