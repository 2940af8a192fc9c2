-- Limits of a share (Wilson 1927): they stay between 0 and 1 and are right for small denominators. Arguments: count, total, level.
CREATE OR REPLACE TEMP MACRO share_limits(count, total, level) AS {
    'lower': CASE WHEN total > 0 THEN greatest(0, (count + z_squared(level) / 2 - sqrt(z_squared(level) * (count * (total - count) / total + z_squared(level) / 4))) / (total + z_squared(level))) END,
    'upper': CASE WHEN total > 0 THEN least(1, (count + z_squared(level) / 2 + sqrt(z_squared(level) * (count * (total - count) / total + z_squared(level) / 4))) / (total + z_squared(level))) END
};
