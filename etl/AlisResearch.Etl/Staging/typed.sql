-- Casts validated text to the contract's types.
-- Placeholders: columns, a select list of casts; key, the columns to order by.
CREATE TABLE typed AS
SELECT
    {{columns}}
FROM mapped
ORDER BY {{key}};
