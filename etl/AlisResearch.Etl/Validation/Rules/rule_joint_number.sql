-- A number printed once for several posts stands alike on each of them.
-- severity: error
-- applies: columns unit, applicants_joint
-- nb: Fellestallet er ikke likt på alle stillingene i enheten.
-- en: The joint number is not the same on all posts of the unit.
-- suggest nb: Skriv det samme på hver av dem.
-- suggest en: Write the same on each of them.
WITH unit AS (
    SELECT study, unit
    FROM typed
    GROUP BY study, unit
    HAVING count(DISTINCT applicants_joint) > 1
)
SELECT typed.row_number, 'applicants_joint' AS column_name, NULL AS detail
FROM typed
JOIN unit USING (study, unit)
