-- A source's cells named as the table's columns, still text. Placeholders: columns, a select list; source.
SELECT
    {{columns}}
FROM ({{source}})
