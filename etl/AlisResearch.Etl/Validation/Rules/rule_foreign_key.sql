-- A value that the table it points at does not have, in the same study.
-- severity: error
-- applies: reference
-- nb: Finnes ikke i {detail}.
-- en: Is not in {detail}.
-- suggest nb: Rett verdien, eller les inn {detail} først.
-- suggest en: Mend the value, or take in {detail} first.
SELECT
    typed.row_number,
    {{column_name}} AS column_name,
    {{referenced_name}} AS detail
FROM typed
ANTI JOIN {{table}} AS other ON other.study = typed.study AND other.{{referenced}} = typed.{{column}}
WHERE typed.{{column}} IS NOT NULL
