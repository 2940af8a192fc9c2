-- A cell of type decimal that is none.
SELECT
    cell.row_number,
    cell.column_name,
    'Ikke et tall med høyst fire desimaler.' AS message_nb,
    'Not a number with at most four decimals.' AS message_en,
    'Skriv tallet med desimalpunktum: 19.5.' AS suggestion_nb,
    'Write the number with a decimal point: 19.5.' AS suggestion_en
FROM cell
JOIN contract_column AS contract USING (column_name)
WHERE contract.type = 'decimal'
    AND NOT (regexp_full_match(value, '[+-]?[0-9]+([.][0-9]{1,4})?') AND TRY_CAST(value AS DECIMAL(18, 4)) IS NOT NULL)
