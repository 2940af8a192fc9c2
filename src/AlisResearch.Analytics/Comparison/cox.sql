-- What a proportional hazards regression needs: follow-up counted by covariates (the group), stratum, entry, exit and whether they left.
-- Reads follow_up_cells.
WITH told_apart AS (
    SELECT "group", stratum, entry, exit, unnest([true, false]) AS is_event, unnest(["left", censored]) AS count
    FROM follow_up_cells
)
SELECT "group", stratum, entry, exit, is_event, CAST(sum(count) AS DOUBLE) AS count
FROM told_apart
WHERE count > 0
GROUP BY ALL
ORDER BY ALL;
