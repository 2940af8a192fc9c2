-- Maps staged text to the table's columns, still as text: renamed, constants added, in the contract's order.
-- Placeholders: columns, a select list of every column of the contract.
CREATE TABLE mapped AS
SELECT
    row_number,
    {{columns}}
FROM staged;
