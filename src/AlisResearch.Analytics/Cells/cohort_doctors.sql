-- How many doctors a cohort has, whatever number of spells. Reads followed_spell.
SELECT count(*) AS doctors
FROM (SELECT DISTINCT study, doctor FROM followed_spell);
