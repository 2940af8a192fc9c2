-- Made-up rows never sit in a real municipality, and real rows never in a made-up one.
-- severity: error
-- applies: codelist municipality
-- nb: Syntetiske rader hører til i fiktive kommuner (X001 …), og ekte rader i ekte.
-- en: Synthetic rows belong in fictional municipalities (X001 …), and real rows in real ones.
-- suggest nb: Rett kommunen, eller synthetic i rundens YAML.
-- suggest en: Mend the municipality, or synthetic in the round's YAML.
WITH place AS (
    SELECT row_number, unnest(string_split({{column}}, ';')) AS code
    FROM typed
)
SELECT DISTINCT place.row_number, {{column_name}} AS column_name, NULL AS detail
FROM place
CROSS JOIN round
LEFT JOIN fictional_municipality AS fictional ON fictional.code = place.code
WHERE round.synthetic <> (fictional.code IS NOT NULL)
