-- Cumulative incidence by outcome (Aalen–Johansen), with the standard error of Aalen, and of the event-free share. With F and S the incidence and the
-- event-free share, n at risk, d left in all and dk of the outcome, the variance at t is the sum over j ≤ t of
--   (F(t) − Fj)² d/(n(n − d)) + S(j−)² dk(1 − dk/n)/n² − 2(F(t) − Fj) S(j−) dk/n²,
-- here multiplied out in powers of F(t), so that it is running sums. Where all at risk leave nothing is added afterwards.
-- What rounding leaves of a variance of 0 (less than 1e-14 of F²; a million people give more) is 0: its root would be a standard error of 1e-8.
-- A curve is an outcome of a group, numbered in the order of the result: to sort and join by a number is cheaper than by two texts.
-- Reads life_table_cells and risk_table. Parameters: $conf_type, $confidence_level.
WITH free AS (
    SELECT
        "group", interval, at_risk, "left", censored,
        product(1 - "left" / at_risk) OVER so_far AS event_free,
        coalesce(product(1 - "left" / at_risk) OVER before, 1) AS free_before,
        CASE WHEN "left" < at_risk THEN "left" / (at_risk * (at_risk - "left")) ELSE 0 END AS c,
        sum(c) OVER so_far AS c_so_far
    FROM risk_table
    WHERE "left" + censored > 0
    WINDOW
        so_far AS (PARTITION BY "group" ORDER BY interval ROWS UNBOUNDED PRECEDING),
        before AS (PARTITION BY "group" ORDER BY interval ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
outcome_of AS (
    SELECT "group", outcome, row_number() OVER (ORDER BY "group", outcome) AS curve
    FROM life_table_cells
    WHERE outcome IS NOT NULL AND "left" > 0
    GROUP BY "group", outcome
),
outcome_left AS (
    SELECT curve, interval, sum(CAST("left" AS DOUBLE)) AS outcome_left
    FROM life_table_cells
    JOIN outcome_of ON outcome_of."group" IS NOT DISTINCT FROM life_table_cells."group" AND outcome_of.outcome = life_table_cells.outcome
    GROUP BY curve, interval
),
step AS (
    SELECT free.* EXCLUDE ("group"), curve, coalesce(outcome_left, 0) AS outcome_left
    FROM free
    JOIN outcome_of ON outcome_of."group" IS NOT DISTINCT FROM free."group"
    LEFT JOIN outcome_left USING (curve, interval)
),
incidence_of AS (
    SELECT
        *,
        free_before * outcome_left / (at_risk * at_risk) AS b,
        sum(free_before * outcome_left / at_risk) OVER (PARTITION BY curve ORDER BY interval ROWS UNBOUNDED PRECEDING) AS incidence
    FROM step
),
variance_of AS (
    SELECT
        *,
        sum(b * free_before * (1 - outcome_left / at_risk) + incidence * (2 * b + incidence * c)) OVER so_far
        - 2 * incidence * sum(b + incidence * c) OVER so_far
        + incidence * incidence * c_so_far AS variance
    FROM incidence_of
    WINDOW so_far AS (PARTITION BY curve ORDER BY interval ROWS UNBOUNDED PRECEDING)
),
estimated AS (
    SELECT *, CASE WHEN variance > 1e-14 * incidence * incidence THEN sqrt(variance) ELSE 0 END AS std_err
    FROM variance_of
)
SELECT
    "group", outcome, interval, at_risk, outcome_left AS "left", "left" AS left_in_all, censored,
    incidence, std_err,
    unnest(confidence_limits($conf_type, incidence, std_err, z)),
    event_free,
    event_free * sqrt(c_so_far) AS event_free_std_err
FROM estimated
JOIN outcome_of USING (curve)
CROSS JOIN (SELECT normal_quantile((1 + $confidence_level) / 2) AS z)
ORDER BY curve, interval;
