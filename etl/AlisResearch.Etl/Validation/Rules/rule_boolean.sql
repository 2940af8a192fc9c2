-- A cell of type boolean that is none.
SELECT
    cell.row_number,
    cell.column_name,
    'Verken true eller false.' AS message_nb,
    'Neither true nor false.' AS message_en,
    'Skriv true eller false.' AS suggestion_nb,
    'Write true or false.' AS suggestion_en
FROM cell
JOIN contract_column AS contract USING (column_name)
WHERE contract.type = 'boolean'
    AND NOT (value IN ('true', 'false'))
