-- Who enters, leaves and is censored, by group and interval. Leavers stand by outcome; entries and censorings on rows without one. A group's interval may have
-- several rows: whoever reads them adds them up. Reads follow_up_cells.
CREATE OR REPLACE TEMP VIEW life_table_cells AS
SELECT "group", stratum, entry AS interval, sum(count) AS entered, 0 AS "left", 0 AS censored, NULL AS outcome
FROM follow_up_cells
GROUP BY "group", stratum, entry
UNION ALL
SELECT
    "group",
    stratum,
    exit,
    0,
    CASE WHEN outcome IS NULL THEN 0 ELSE count END,
    CASE WHEN outcome IS NULL THEN count ELSE 0 END,
    outcome
FROM follow_up_cells;
