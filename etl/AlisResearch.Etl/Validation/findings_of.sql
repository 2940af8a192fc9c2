-- The findings of one rule in the file's order: how many, and the first thousand. Placeholders: rule, the rule's query.
SELECT
    row_number,
    column_name,
    detail,
    count(*) OVER () AS findings
FROM ({{rule}})
ORDER BY row_number NULLS FIRST, column_name, detail
LIMIT 1000
