-- The first and the last day that anything of the cohort was observed, the last included. Reads spell.
SELECT min(greatest(start, observed_from)) AS first_day, max(observed_to) - 1 AS last_day
FROM spell;
