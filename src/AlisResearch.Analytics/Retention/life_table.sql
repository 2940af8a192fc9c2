-- The life table by interval, every interval to the last of any group: the Kaplan–Meier estimate of grouped times, and the actuarial one, which takes the censored as
-- at risk for half of their interval (Cutler & Ederer 1958). Reads risk_table.
WITH every AS (
    SELECT "group", unnest(range(0, (SELECT max(interval) FROM risk_table) + 1)) AS interval
    FROM risk_table
    GROUP BY "group"
),
moved AS (
    SELECT
        every."group",
        every.interval,
        coalesce(entered, 0) AS entered,
        coalesce("left", 0) AS "left",
        coalesce(censored, 0) AS censored
    FROM every
    LEFT JOIN risk_table ON risk_table."group" IS NOT DISTINCT FROM every."group" AND risk_table.interval = every.interval
),
exposed_of AS (
    SELECT *, "left" + censored + sum(entered - "left" - censored) OVER so_far AS at_risk, at_risk - censored / 2 AS exposed
    FROM moved
    WINDOW so_far AS (PARTITION BY "group" ORDER BY interval ROWS UNBOUNDED PRECEDING)
),
estimated AS (
    SELECT
        "group", interval, at_risk, "left", censored, exposed,
        CASE WHEN exposed > 0 THEN "left" / exposed END AS probability,
        product(CASE WHEN at_risk > 0 THEN 1 - "left" / at_risk ELSE 1 END) OVER so_far AS survival_grouped,
        product(CASE WHEN exposed > 0 THEN 1 - "left" / exposed ELSE 1 END) OVER so_far AS survival_actuarial
    FROM exposed_of
    WINDOW so_far AS (PARTITION BY "group" ORDER BY interval ROWS UNBOUNDED PRECEDING)
)
SELECT *
FROM estimated
WHERE interval > 0 OR "left" + censored > 0
ORDER BY "group", interval;
