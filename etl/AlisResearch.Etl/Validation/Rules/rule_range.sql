-- A number outside the contract's limits (both included).
SELECT
    cell.row_number,
    cell.column_name,
    'Tallet er utenfor det tillatte.' AS message_nb,
    'The number is outside what is allowed.' AS message_en,
    'Tillatt: fra ' || coalesce(contract.minimum::VARCHAR, '−∞') || ' til ' || coalesce(contract.maximum::VARCHAR, '∞') || '.' AS suggestion_nb,
    'Allowed: from ' || coalesce(contract.minimum::VARCHAR, '−∞') || ' to ' || coalesce(contract.maximum::VARCHAR, '∞') || '.' AS suggestion_en
FROM cell
JOIN contract_column AS contract USING (column_name)
WHERE contract.type IN ('integer', 'decimal')
    AND (TRY_CAST(cell.value AS DOUBLE) < contract.minimum OR TRY_CAST(cell.value AS DOUBLE) > contract.maximum)
