-- Tenures that no follow-up can come of. Reads cohort_tenure.
SELECT count_if(is_left_out) FROM cohort_tenure;
