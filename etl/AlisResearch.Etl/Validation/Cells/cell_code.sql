-- A code that its code list does not have. The nearest code is suggested for public columns only.
-- severity: error
-- applies: code
-- nb: Ukjent kode i kodelisten {codelist}.
-- en: Unknown code in the code list {codelist}.
-- suggest nb: {nearest nb}Tillatt: {allowed}.
-- suggest en: {nearest en}Allowed: {allowed}.
{{cell}} NOT IN ({{codes}})
