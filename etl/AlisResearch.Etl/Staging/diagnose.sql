-- The cells that break a rule: how many for each check, and the first thousand rows. The value comes along for public columns alone.
-- Placeholders: checks, a list of structs {check, value} that are null where the cell is whole; mapped, the mapped source, numbered.
WITH broken AS (
    SELECT
        row_number,
        unnest(list_filter([
            {{checks}}
        ], lambda c: c IS NOT NULL)) AS cell
    FROM ({{mapped}})
),
counted AS (
    SELECT
        cell.check_number AS check_number,
        count(*) AS cells,
        unnest(arg_min({'row_number': row_number, 'value': cell.value}, row_number, 1000)) AS found
    FROM broken
    GROUP BY cell.check_number
)
SELECT
    check_number,
    cells,
    found.row_number AS row_number,
    found.value AS value
FROM counted
ORDER BY check_number, row_number
