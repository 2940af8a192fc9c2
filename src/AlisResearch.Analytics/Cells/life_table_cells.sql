-- Who enters, leaves and is censored, by group and interval; the outcome is that of the row's leavers, null where outcomes are not told apart. A group's interval
-- may have several rows: whoever reads them adds them up. Reads follow_up_cells.
CREATE OR REPLACE TEMP VIEW life_table_cells AS
SELECT "group", stratum, entry AS interval, sum("left" + censored) AS entered, 0 AS "left", 0 AS censored, NULL AS outcome
FROM follow_up_cells
GROUP BY "group", stratum, entry
UNION ALL
SELECT "group", stratum, exit, 0, "left", censored, outcome
FROM follow_up_cells;
