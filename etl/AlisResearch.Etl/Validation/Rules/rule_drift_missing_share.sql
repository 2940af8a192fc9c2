-- The share of empty cells differs from the previous round by more than 20 percentage points, with at least 10 rows in each.
-- severity: warning
-- applies: drift
-- nb: Andelen tomme celler har endret seg fra forrige runde: {detail}.
-- en: The share of empty cells has changed since the previous round: {detail}.
-- suggest nb: Er spørsmålet flyttet, eller en kolonne byttet om?
-- suggest en: Was the question moved, or a column swapped?
WITH share AS (
    SELECT variable, count(*) AS rows, avg(CAST(category IS NULL AND number IS NULL AS INTEGER)) AS missing
    FROM current_variable
    GROUP BY variable
),
previous_share AS (
    SELECT variable, count(*) AS rows, avg(CAST(category IS NULL AND number IS NULL AS INTEGER)) AS missing
    FROM previous_variable
    GROUP BY variable
)
SELECT
    NULL AS row_number,
    variable AS column_name,
    format('{:.0f} % → {:.0f} %', 100 * previous_share.missing, 100 * share.missing) AS detail
FROM share
JOIN previous_share USING (variable)
WHERE share.rows >= 10 AND previous_share.rows >= 10 AND abs(share.missing - previous_share.missing) > 0.2
