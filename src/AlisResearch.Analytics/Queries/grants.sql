-- Published grants. Parameters: $scheme, $year, $contract_form (null = all).
SELECT *
FROM "grant"
WHERE ($scheme IS NULL OR scheme = $scheme)
    AND ($year IS NULL OR year = $year)
    AND ($contract_form IS NULL OR contract_form = $contract_form)
ORDER BY year, scheme, contract_form;
