-- Rows of another table point at rows that are no longer there.
-- severity: error
-- applies: referenced
-- nb: Verdier som andre runder viser til, er borte: {detail}.
-- en: Values that other rounds point at are gone: {detail}.
-- suggest nb: Ta dem med, eller les inn de andre rundene uten dem først.
-- suggest en: Keep them, or take the other rounds in without them first.
WITH gone AS (
    SELECT DISTINCT other.{{column}} AS value
    FROM {{other}} AS other
    JOIN round ON round.study = other.study
    ANTI JOIN {{table}} AS this ON this.study = other.study AND this.{{referenced}} = other.{{column}}
    WHERE other.{{column}} IS NOT NULL
)
SELECT NULL AS row_number, {{referenced_name}} AS column_name, concat({{other_name}}, ': ', count(*)) AS detail
FROM gone
HAVING count(*) > 0
