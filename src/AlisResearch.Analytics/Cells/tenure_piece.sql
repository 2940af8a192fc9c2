-- The stretches in which spells are looked for: whole tenures. Leave and institution service do not end them. Reads cohort_tenure.
CREATE OR REPLACE TEMP VIEW tenure_piece AS
SELECT * EXCLUDE (is_left_out)
FROM cohort_tenure
WHERE NOT is_left_out;
