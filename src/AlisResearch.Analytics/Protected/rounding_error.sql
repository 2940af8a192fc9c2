-- How far rounding moves the curves: mean squared distances of simulated cohorts by group and half-year. Parameters: $groups ('' for all), $intervals, $variances.
TRUNCATE rounding_error;

INSERT INTO rounding_error
SELECT nullif(unnest($groups), ''), unnest($intervals), unnest($variances);
