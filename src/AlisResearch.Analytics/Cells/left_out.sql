-- Tenures that no follow-up can come of. Reads cohort_tenure.
SELECT count(*) FROM cohort_tenure WHERE is_left_out;
