-- A cell of type integer_list that is none.
SELECT
    cell.row_number,
    cell.column_name,
    'Ikke heltall skilt med semikolon.' AS message_nb,
    'Not whole numbers separated by semicolons.' AS message_en,
    'Skriv tallene slik: 3;13.' AS suggestion_nb,
    'Write the numbers like this: 3;13.' AS suggestion_en
FROM cell
JOIN contract_column AS contract USING (column_name)
WHERE contract.type = 'integer_list'
    AND NOT (regexp_full_match(value, '[0-9]{1,9}(;[0-9]{1,9})*'))
