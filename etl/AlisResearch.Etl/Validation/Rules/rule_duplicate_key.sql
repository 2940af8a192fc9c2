-- Two rows with the same key. An empty key field counts as a value.
WITH row_key AS (
    SELECT
        mapped.row_number,
        string_agg(coalesce(cell.value, ''), chr(31) ORDER BY contract.key_order) AS key
    FROM mapped
    CROSS JOIN contract_column AS contract
    LEFT JOIN cell ON cell.row_number = mapped.row_number AND cell.column_name = contract.column_name
    WHERE contract.key_order IS NOT NULL
    GROUP BY mapped.row_number
),
numbered AS (
    SELECT
        row_number,
        min(row_number) OVER (PARTITION BY key) AS first_row
    FROM row_key
)
SELECT
    row_number,
    (SELECT string_agg(column_name, ' + ' ORDER BY key_order) FROM contract_column WHERE key_order IS NOT NULL) AS column_name,
    'Samme nøkkel som rad ' || first_row || '.' AS message_nb,
    'The same key as row ' || first_row || '.' AS message_en,
    'Fjern den ene raden, eller rett nøkkelen.' AS suggestion_nb,
    'Remove one of the rows, or mend the key.' AS suggestion_en
FROM numbered
WHERE row_number <> first_row
