-- An answer comes from a municipality that takes part: one of the participation round, or what it has since become; in a made-up round
-- one that has a post in the study. Where no participation is known there is nothing to hold it against.
-- severity: error
-- applies: table survey_response
-- reads: participation, position
-- nb: Kommunen deltar ikke i studien.
-- en: The municipality does not take part in the study.
-- suggest nb: Rett kommunenummeret, eller rundene om deltakelse og stillinger.
-- suggest en: Mend the municipality code, or the rounds of participation and positions.
WITH RECURSIVE participant AS (
    SELECT unnest(string_split(participation.municipality_codes, ';')) AS code
    FROM participation
    CROSS JOIN round
    WHERE participation.study = round.study AND NOT round.synthetic
    UNION
    SELECT position.municipality
    FROM position
    CROSS JOIN round
    WHERE position.study = round.study AND round.synthetic
    UNION
    SELECT succession.to_code
    FROM participant
    JOIN succession ON succession.from_code = participant.code
)
SELECT DISTINCT typed.row_number, 'municipality' AS column_name, NULL AS detail
FROM typed
ANTI JOIN participant ON participant.code = typed.municipality
WHERE typed.municipality IS NOT NULL AND EXISTS (FROM participant)
