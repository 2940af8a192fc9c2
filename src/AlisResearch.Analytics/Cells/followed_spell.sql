-- The spells as they were followed: whole. Reads spell. Placeholder: selected, a condition.
CREATE OR REPLACE TEMP VIEW followed_spell AS
SELECT *
FROM spell
WHERE {{selected}};
