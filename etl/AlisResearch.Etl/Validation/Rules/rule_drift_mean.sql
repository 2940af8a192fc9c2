-- The mean of a number differs from the previous round by more than one standard deviation and by more than chance: three standard errors.
-- severity: warning
-- applies: drift
-- nb: Gjennomsnittet har flyttet seg mer enn ett standardavvik fra forrige runde.
-- en: The mean has moved by more than one standard deviation since the previous round.
-- suggest nb: Er enheten den samme (kroner eller tusen kroner, dager eller måneder)?
-- suggest en: Is the unit the same (kroner or thousands, days or months)?
WITH mean AS (
    SELECT variable, count(number) AS numbers, avg(number) AS mean
    FROM current_variable
    GROUP BY variable
),
previous_mean AS (
    SELECT variable, count(number) AS numbers, avg(number) AS mean, stddev_samp(number) AS deviation
    FROM previous_variable
    GROUP BY variable
)
SELECT NULL AS row_number, variable AS column_name, NULL AS detail
FROM mean
JOIN previous_mean USING (variable)
WHERE mean.numbers > 0
    AND previous_mean.numbers > 1
    AND abs(mean.mean - previous_mean.mean) > deviation * greatest(1, 3 * sqrt(1 / mean.numbers + 1 / previous_mean.numbers))
