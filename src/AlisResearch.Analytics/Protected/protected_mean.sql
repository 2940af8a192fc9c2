-- The mean time in post within the follow-up, with limits that hold sampling and rounding: what rounding does to the area under a curve is seen on the simulated cohorts. Reads survival_curve and
-- rounding_distance. Placeholder: restricted_mean, the query of that measure, with its parameters $tau and $confidence_level.
WITH estimated AS (
    {{restricted_mean}}
),
moved AS (
    SELECT estimated."group", replicate, sum(distance) FILTER (interval < tau) AS distance
    FROM estimated
    JOIN rounding_distance ON rounding_distance."group" IS NOT DISTINCT FROM estimated."group"
    GROUP BY ALL
),
error AS (
    SELECT "group", avg(distance * distance) AS rounding_variance
    FROM moved
    GROUP BY "group"
),
widened AS (
    SELECT estimated.*, normal_quantile((1 + $confidence_level) / 2) * sqrt(std_err * std_err + coalesce(rounding_variance, 0)) AS margin
    FROM estimated
    LEFT JOIN error ON error."group" IS NOT DISTINCT FROM estimated."group"
)
SELECT "group", restricted_mean, greatest(0, restricted_mean - margin) AS lower, least(tau, restricted_mean + margin) AS upper
FROM widened
ORDER BY "group";
