-- A cell of type integer that is none, or that no tool of ours can hold (32 bits). The cast back spares most cells the pattern.
-- severity: error
-- applies: integer
-- nb: Ikke et heltall under to milliarder.
-- en: Not a whole number below two thousand million.
-- suggest nb: Skriv tallet med sifre, uten mellomrom: 1200.
-- suggest en: Write the number in digits, without spaces: 1200.
CASE
    WHEN CAST(TRY_CAST({{cell}} AS INTEGER) AS VARCHAR) IS NOT DISTINCT FROM {{cell}} THEN false
    ELSE NOT (regexp_full_match({{cell}}, '[+-]?[0-9]+') AND TRY_CAST({{cell}} AS INTEGER) IS NOT NULL)
END
