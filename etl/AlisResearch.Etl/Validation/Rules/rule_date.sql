-- A cell of type date that is none, or lies in no century of ours.
SELECT
    cell.row_number,
    cell.column_name,
    'Ikke en dato.' AS message_nb,
    'Not a date.' AS message_en,
    'Skriv datoen som åååå-mm-dd: 2019-11-06.' AS suggestion_nb,
    'Write the date as yyyy-mm-dd: 2019-11-06.' AS suggestion_en
FROM cell
JOIN contract_column AS contract USING (column_name)
WHERE contract.type = 'date'
    AND NOT coalesce(regexp_full_match(value, '[0-9]{4}-[0-9]{2}-[0-9]{2}') AND TRY_CAST(value AS DATE) BETWEEN DATE '1900-01-01' AND DATE '2199-12-31', false)
