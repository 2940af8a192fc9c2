-- A cell of type integer_list that is none.
-- severity: error
-- applies: integer_list
-- nb: Ikke heltall skilt med semikolon.
-- en: Not whole numbers separated by semicolons.
-- suggest nb: Skriv tallene slik: 3;13.
-- suggest en: Write the numbers like this: 3;13.
NOT regexp_full_match({{cell}}, '[0-9]{1,9}(;[0-9]{1,9})*')
