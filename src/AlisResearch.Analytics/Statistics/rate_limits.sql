-- Exact limits of a count of events for one unit of exposure, Poisson (Garwood 1936; Ulm 1990). Arguments: events, exposure, level.
CREATE OR REPLACE TEMP MACRO rate_limits(events, exposure, level) AS {
    'lower': CASE WHEN exposure > 0 THEN CASE WHEN events > 0 THEN chi_squared_quantile((1 - level) / 2, 2.0 * events) / 2 ELSE 0 END / exposure END,
    'upper': CASE WHEN exposure > 0 THEN chi_squared_quantile((1 + level) / 2, 2.0 * (events + 1)) / 2 / exposure END
};
