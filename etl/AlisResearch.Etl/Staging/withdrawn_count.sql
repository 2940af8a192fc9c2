-- How many rows are left out for withdrawn subjects. Placeholders: columns; mapped; kept.
SELECT count(*)
FROM (
    SELECT
        {{columns}}
    FROM ({{mapped}})
)
WHERE NOT ({{kept}})
