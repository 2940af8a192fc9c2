-- The spells as they were followed: all of them, whole. Reads spell.
CREATE OR REPLACE TEMP VIEW followed_spell AS
SELECT *
FROM spell;
