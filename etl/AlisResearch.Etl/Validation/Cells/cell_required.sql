-- A required cell is empty.
-- severity: error
-- applies: required
-- nb: Feltet er tomt.
-- en: The field is empty.
-- suggest nb: Feltet er påkrevd: fyll det ut.
-- suggest en: The field is required: fill it in.
{{cell}} IS NULL
