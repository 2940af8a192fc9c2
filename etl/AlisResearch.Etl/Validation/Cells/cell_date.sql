-- A cell of type date that is none, or lies in no century of ours. Only yyyy-mm-dd casts back to itself.
-- severity: error
-- applies: date
-- nb: Ikke en dato.
-- en: Not a date.
-- suggest nb: Skriv datoen som åååå-mm-dd: 2019-11-06.
-- suggest en: Write the date as yyyy-mm-dd: 2019-11-06.
CASE
    WHEN CAST(TRY_CAST({{cell}} AS DATE) AS VARCHAR) IS DISTINCT FROM {{cell}} THEN true
    ELSE TRY_CAST({{cell}} AS DATE) NOT BETWEEN DATE '1900-01-01' AND DATE '2199-12-31'
END
