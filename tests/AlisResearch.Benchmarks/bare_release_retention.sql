-- The retention curve of a study from the release's Parquet file, with limits of Greenwood's standard error on the log scale and nothing else: no allowance for the rounding, no groups. Placeholders: file, study.
WITH counted AS (
    SELECT duration, coalesce(sum(count) FILTER (outcome = 'LEFT'), 0) AS leavers, sum(count) AS followed
    FROM read_parquet({{file}})
    WHERE study = {{study}}
    GROUP BY duration
),
risk AS (
    SELECT duration, CAST(leavers AS DOUBLE) AS leavers, CAST(sum(followed) OVER (ORDER BY duration DESC) AS DOUBLE) AS at_risk
    FROM counted
),
curve AS (
    SELECT
        duration, at_risk, leavers,
        product(1 - leavers / at_risk) OVER so_far AS survival,
        sqrt(sum(leavers / at_risk / (at_risk - leavers)) OVER so_far) AS log_error
    FROM risk
    WINDOW so_far AS (ORDER BY duration)
)
SELECT duration, at_risk, leavers, survival, exp(ln(survival) - 1.959963984540054 * log_error) AS lower, least(1, exp(ln(survival) + 1.959963984540054 * log_error)) AS upper
FROM curve
ORDER BY duration;
