-- A cell of type timestamp that is none, or lies in no century of ours.
-- severity: error
-- applies: timestamp
-- nb: Ikke et tidspunkt.
-- en: Not a moment.
-- suggest nb: Skriv tidspunktet som åååå-mm-ddTtt:mm:ss: 2020-03-14T10:22:00.
-- suggest en: Write the moment as yyyy-mm-ddThh:mm:ss: 2020-03-14T10:22:00.
CASE
    WHEN {{cell}} IS NULL THEN false
    ELSE NOT (
        regexp_full_match({{cell}}, '(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?)?')
        AND TRY_CAST({{cell}} AS TIMESTAMP) IS NOT NULL
    )
END
