-- Sums of protected counts by group, with what is left for the true ones: at least what the cells must hold and what the others leave of the whole, at most likewise. Reads cohort and the table of a node.
-- Placeholders: table; group and selected, expressions. Parameters: $kind, $study and $phase (null for all).
WITH cell AS (
    SELECT *, {{group}} AS "group", {{selected}} AS is_selected
    FROM {{table}}
    WHERE study = coalesce($study, study) AND part = coalesce($phase, part)
),
group_of AS (
    SELECT DISTINCT "group", study, part FROM cell
),
summed AS (
    SELECT
        group_of."group",
        group_of.study,
        group_of.part,
        coalesce(sum(cell.count) FILTER (cell."group" IS NOT DISTINCT FROM group_of."group" AND is_selected), 0) AS count,
        coalesce(sum(cell.lower) FILTER (cell."group" IS NOT DISTINCT FROM group_of."group" AND is_selected), 0) AS lower,
        coalesce(sum(cell.upper) FILTER (cell."group" IS NOT DISTINCT FROM group_of."group" AND is_selected), 0) AS upper,
        coalesce(sum(cell.lower) FILTER (cell."group" IS DISTINCT FROM group_of."group" OR NOT is_selected), 0) AS others_lower,
        coalesce(sum(cell.upper) FILTER (cell."group" IS DISTINCT FROM group_of."group" OR NOT is_selected), 0) AS others_upper
    FROM group_of
    JOIN cell ON cell.study = group_of.study AND cell.part = group_of.part
    GROUP BY ALL
)
SELECT
    "group",
    sum(summed.count) AS count,
    sum(greatest(summed.lower, cohort.lower - others_upper)) AS lower,
    sum(least(summed.upper, cohort.upper - others_lower)) AS upper
FROM summed
JOIN cohort ON cohort.study = summed.study AND cohort.part = summed.part AND cohort.kind = $kind
GROUP BY "group"
ORDER BY "group";
