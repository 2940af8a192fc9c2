-- A number that has the form of a national identity or register number, in a round of made-up rows.
-- severity: error
-- applies: synthetic pseudonym
-- nb: Et ekte nummer i en runde som sier at radene er oppdiktet?
-- en: A real number in a round that says its rows are made up?
-- suggest nb: Oppdiktede identifikatorer begynner med synthetic-. Er radene ekte, rett synthetic i rundens YAML.
-- suggest en: Made-up identifiers begin with synthetic-. If the rows are real, mend synthetic in the round's YAML.
regexp_full_match({{cell}}, ' *[0-9]{6} ?[0-9]{5} *') OR regexp_full_match({{cell}}, ' *[0-9]{7,9} *')
