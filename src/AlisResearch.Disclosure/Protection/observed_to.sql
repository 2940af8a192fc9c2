-- The first day that is not observed any more. Reads spell.
SELECT max(observed_to) FROM spell;
