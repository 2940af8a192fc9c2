-- Who enters, leaves and is censored, by group and interval. Leavers stand by outcome; entries and censorings on the row without one.
-- Reads follow_up_cells.
CREATE OR REPLACE TEMP VIEW life_table_cells AS
WITH moved AS (
    SELECT "group", stratum, entry AS interval, count AS entered, 0 AS "left", 0 AS censored, NULL AS outcome FROM follow_up_cells
    UNION ALL
    SELECT
        "group", stratum, exit, 0, CASE WHEN outcome IS NULL THEN 0 ELSE count END, CASE WHEN outcome IS NULL THEN count ELSE 0 END, outcome
    FROM follow_up_cells
)
SELECT "group", stratum, interval, sum(entered) AS entered, sum("left") AS "left", sum(censored) AS censored, outcome
FROM moved
GROUP BY "group", stratum, interval, outcome;
