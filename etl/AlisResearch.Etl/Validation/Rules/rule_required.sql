-- A required cell is empty.
SELECT
    mapped.row_number,
    contract.column_name,
    'Feltet er tomt.' AS message_nb,
    'The field is empty.' AS message_en,
    'Feltet er påkrevd: fyll det ut.' AS suggestion_nb,
    'The field is required: fill it in.' AS suggestion_en
FROM contract_column AS contract
CROSS JOIN mapped
ANTI JOIN cell ON cell.row_number = mapped.row_number AND cell.column_name = contract.column_name
WHERE contract.required
