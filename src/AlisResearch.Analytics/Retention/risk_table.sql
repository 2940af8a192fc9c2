-- Numbers at risk: who has entered in this interval or before, and neither left nor was censored before it. Reads life_table_cells.
CREATE OR REPLACE TEMP VIEW risk_table AS
WITH moved AS (
    SELECT
        "group",
        stratum,
        interval,
        sum(CAST(entered AS DOUBLE)) AS entered,
        sum(CAST("left" AS DOUBLE)) AS "left",
        sum(CAST(censored AS DOUBLE)) AS censored
    FROM life_table_cells
    GROUP BY "group", stratum, interval
)
SELECT
    *,
    "left" + censored + sum(entered - "left" - censored) OVER (PARTITION BY "group", stratum ORDER BY interval ROWS UNBOUNDED PRECEDING) AS at_risk
FROM moved;
