-- A list with a code that its code list does not have.
-- severity: error
-- applies: code_list
-- nb: Ukjent kode i kodelisten {codelist}.
-- en: Unknown code in the code list {codelist}.
-- suggest nb: {nearest nb}Tillatt: {allowed}.
-- suggest en: {nearest en}Allowed: {allowed}.
NOT list_has_all([{{codes}}], string_split({{cell}}, ';'))
