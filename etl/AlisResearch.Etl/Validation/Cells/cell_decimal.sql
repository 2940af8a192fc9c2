-- A cell of type decimal that is none.
-- severity: error
-- applies: decimal
-- nb: Ikke et tall med høyst fire desimaler.
-- en: Not a number with at most four decimals.
-- suggest nb: Skriv tallet med desimalpunktum: 19.5.
-- suggest en: Write the number with a decimal point: 19.5.
CASE
    WHEN {{cell}} IS NULL THEN false
    ELSE NOT (regexp_full_match({{cell}}, '[+-]?[0-9]+([.][0-9]{1,4})?') AND TRY_CAST({{cell}} AS DECIMAL(18, 4)) IS NOT NULL)
END
