-- A cell of type integer that is none, or that no tool of ours can hold (32 bits).
SELECT
    cell.row_number,
    cell.column_name,
    'Ikke et heltall under to milliarder.' AS message_nb,
    'Not a whole number below two thousand million.' AS message_en,
    'Skriv tallet med sifre, uten mellomrom: 1200.' AS suggestion_nb,
    'Write the number in digits, without spaces: 1200.' AS suggestion_en
FROM cell
JOIN contract_column AS contract USING (column_name)
WHERE contract.type = 'integer'
    AND NOT (regexp_full_match(value, '[+-]?[0-9]+') AND TRY_CAST(value AS INTEGER) IS NOT NULL)
