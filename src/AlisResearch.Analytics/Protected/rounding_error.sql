-- How far rounding moves a curve: the distance between the curves of simulated cohorts before and after it, by group, cohort and half-year, and its mean square. Reads survival_curve of the simulated
-- cohorts.
CREATE OR REPLACE TEMP TABLE rounding_distance AS
WITH curve AS (
    SELECT split_part("group", '#', 1) AS of_group, split_part("group", '#', 2) AS replicate, split_part("group", '#', 3) AS version, interval, survival
    FROM survival_curve('PLAIN', 0.95)
),
point AS (
    SELECT of_group, replicate, version, unnest(range(1, (SELECT max(interval) FROM curve) + 1)) AS interval
    FROM curve
    GROUP BY ALL
),
drawn AS (
    SELECT point.*, coalesce(curve.survival, 1) AS survival
    FROM point
    ASOF LEFT JOIN curve ON curve.of_group = point.of_group AND curve.replicate = point.replicate AND curve.version = point.version AND point.interval >= curve.interval
)
SELECT
    nullif(of_group, '') AS "group",
    replicate,
    interval,
    max(survival) FILTER (version = 'rounded') - max(survival) FILTER (version = 'exact') AS distance
FROM drawn
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE rounding_error AS
SELECT "group", interval, avg(distance * distance) AS rounding_variance
FROM rounding_distance
GROUP BY ALL;
