-- The mean time in post within the follow-up, with limits that hold sampling and rounding; without limits where it is not known how far rounding moves the curve. Placeholder: restricted_mean, the query of
-- that measure, with its parameters $tau and $confidence_level. Parameters: $groups ('' for all) and $variances, what rounding adds to each.
WITH estimated AS (
    {{restricted_mean}}
),
error AS (
    SELECT nullif(unnest($groups), '') AS "group", unnest($variances) AS rounding_variance
),
widened AS (
    SELECT estimated.*, normal_quantile((1 + $confidence_level) / 2) * sqrt(std_err * std_err + rounding_variance) AS margin
    FROM estimated
    LEFT JOIN error ON error."group" IS NOT DISTINCT FROM estimated."group"
)
SELECT
    "group",
    restricted_mean,
    CASE WHEN margin IS NOT NULL THEN greatest(0, restricted_mean - margin) END AS lower,
    CASE WHEN margin IS NOT NULL THEN least(tau, restricted_mean + margin) END AS upper
FROM widened
ORDER BY "group";
