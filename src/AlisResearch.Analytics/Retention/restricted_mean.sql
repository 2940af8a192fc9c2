-- The mean time in post within a horizon: the area under the curve to tau, with its standard error. Tau is common to all groups; when it is not given, the longest
-- time that anybody was followed. A curve that ends before tau is drawn on as it ends, as R does; followed_to says where that begins. Reads survival_curve. Parameters: $tau (null = longest), $confidence_level.
WITH curve AS MATERIALIZED (
    SELECT "group", interval, survival, CASE WHEN "left" < at_risk THEN "left" / (at_risk * (at_risk - "left")) ELSE 0 END AS hazard_variance
    FROM survival_curve('PLAIN', $confidence_level)
),
horizon AS (
    SELECT coalesce($tau, max(interval)) AS tau FROM curve
),
step AS (
    SELECT "group", interval, survival, hazard_variance, tau FROM curve, horizon WHERE interval <= tau
    UNION ALL
    SELECT DISTINCT "group", 0, 1.0, 0.0, tau FROM curve, horizon
),
rectangle AS (
    SELECT
        *,
        survival * (coalesce(lead(interval) OVER (PARTITION BY "group" ORDER BY interval, survival DESC), tau) - interval) AS area
    FROM step
),
ahead AS (
    SELECT *, sum(area) OVER (PARTITION BY "group" ORDER BY interval, survival DESC ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS area_ahead
    FROM rectangle
),
summed AS (
    SELECT "group", any_value(tau) AS tau, max(interval) AS followed_to, sum(area) AS restricted_mean, sqrt(sum(area_ahead * area_ahead * hazard_variance)) AS std_err
    FROM ahead
    GROUP BY "group"
)
SELECT
    *,
    greatest(0, restricted_mean - normal_quantile((1 + $confidence_level) / 2) * std_err) AS lower,
    least(tau, restricted_mean + normal_quantile((1 + $confidence_level) / 2) * std_err) AS upper
FROM summed
ORDER BY "group";
