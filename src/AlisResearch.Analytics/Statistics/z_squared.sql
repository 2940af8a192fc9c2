-- The squared standard normal quantile of a two-sided confidence level.
CREATE OR REPLACE TEMP MACRO z_squared(level) AS pow(normal_quantile((1 + level) / 2), 2);
