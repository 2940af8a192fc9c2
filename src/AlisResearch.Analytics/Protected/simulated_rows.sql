-- The simulated cohorts, before and after rounding. Reads simulated_curve.
SELECT study, part, attribute, class, replicate, outcome = 'LEFT' AS has_left, duration, exact, rounded
FROM simulated_curve;
