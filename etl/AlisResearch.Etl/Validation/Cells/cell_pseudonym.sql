-- An identifier of nothing but spaces: it would make one person of all who have none.
-- severity: error
-- applies: pseudonym
-- nb: Identifikatoren er bare mellomrom.
-- en: The identifier is nothing but spaces.
-- suggest nb: Skriv personens nøkkel, eller la feltet stå tomt.
-- suggest en: Write the person's key, or leave the field empty.
trim({{cell}}) = ''
