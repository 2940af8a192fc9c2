-- A cell of type boolean that is none.
-- severity: error
-- applies: boolean
-- nb: Verken true eller false.
-- en: Neither true nor false.
-- suggest nb: Skriv true eller false.
-- suggest en: Write true or false.
{{cell}} NOT IN ('true', 'false')
