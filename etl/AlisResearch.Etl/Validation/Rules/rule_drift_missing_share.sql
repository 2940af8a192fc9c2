-- The share of empty cells differs from the previous round by more than 20 percentage points and by more than chance: three standard
-- errors of the difference of two proportions.
-- severity: warning
-- applies: drift
-- nb: Andelen tomme celler har endret seg fra forrige runde: {detail}.
-- en: The share of empty cells has changed since the previous round: {detail}.
-- suggest nb: Er spørsmålet flyttet, eller en kolonne byttet om?
-- suggest en: Was the question moved, or a column swapped?
WITH share AS (
    SELECT variable, count(*) AS rows, count(*) FILTER (category IS NULL AND number IS NULL) AS empty
    FROM current_variable
    GROUP BY variable
),
previous_share AS (
    SELECT variable, count(*) AS rows, count(*) FILTER (category IS NULL AND number IS NULL) AS empty
    FROM previous_variable
    GROUP BY variable
),
compared AS (
    SELECT
        variable,
        share.empty / share.rows AS now,
        previous_share.empty / previous_share.rows AS before,
        (share.empty + previous_share.empty) / (share.rows + previous_share.rows) AS pooled,
        1 / share.rows + 1 / previous_share.rows AS spread
    FROM share
    JOIN previous_share USING (variable)
)
SELECT
    NULL AS row_number,
    variable AS column_name,
    format('{:.0f} % → {:.0f} %', 100 * before, 100 * now) AS detail
FROM compared
WHERE abs(now - before) > 0.2 AND abs(now - before) > 3 * sqrt(pooled * (1 - pooled) * spread)
