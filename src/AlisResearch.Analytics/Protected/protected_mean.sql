-- The mean time in post within the follow-up, with limits that hold sampling and rounding. Placeholder: restricted_mean, the query of that measure, with its parameters $tau and $confidence_level.
-- Parameters: $groups ('' for all) and $variances, what rounding adds to each.
WITH estimated AS (
    {{restricted_mean}}
),
error AS (
    SELECT nullif(unnest($groups), '') AS "group", unnest($variances) AS rounding_variance
),
widened AS (
    SELECT estimated.*, normal_quantile((1 + $confidence_level) / 2) * sqrt(std_err * std_err + coalesce(rounding_variance, 0)) AS margin
    FROM estimated
    LEFT JOIN error ON error."group" IS NOT DISTINCT FROM estimated."group"
)
SELECT "group", restricted_mean, greatest(0, restricted_mean - margin) AS lower, least(tau, restricted_mean + margin) AS upper
FROM widened
ORDER BY "group";
