-- Doctors in positions of one study-phase, each counted once, by what they did: a doctor's later spells of the phase stand aside, to be counted. Leaving on the first day is
-- leaving in the first half-year. Half-years of the calendar are numbered from year 0; whoever leaves was last in post on the day before.
-- Reads spell; uses interval_of (in half-years).
CREATE OR REPLACE TEMP TABLE doctor_person AS
WITH numbered AS (
    SELECT *, row_number() OVER (PARTITION BY doctor ORDER BY start, exit, post) AS number
    FROM spell
)
SELECT
    CASE WHEN is_open THEN 'STILL' ELSE 'LEFT' END AS outcome,
    greatest(1, interval_of(start, exit)) AS duration,
    greatest(1, interval_of(start, observed_to)) AS follow_up,
    2 * year(start) + (month(start) - 1) // 6 AS entry_time,
    CASE WHEN NOT is_open THEN 2 * year(greatest(start, exit - 1)) + (month(greatest(start, exit - 1)) - 1) // 6 END AS exit_time,
    2 * year(observed_to - 1) + (month(observed_to - 1) - 1) // 6 AS last_time,
    observed_from IS NOT NULL AS is_late,
    number = 1 AS is_counted,
    municipality,
    coalesce(contract_form, '..') AS contract_form,
    coalesce(scheme, '..') AS scheme,
    coalesce(area, '..') AS area,
    coalesce(centrality_group, '..') AS centrality_group,
    coalesce(municipality_size, '..') AS municipality_size
FROM numbered;
