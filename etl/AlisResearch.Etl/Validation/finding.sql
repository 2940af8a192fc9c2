-- The findings of one rule in the file's order. Placeholder: rule, the rule's query.
FROM ({{rule}})
ORDER BY row_number, column_name;
