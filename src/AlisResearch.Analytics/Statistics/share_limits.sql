-- Limits of a share (Wilson 1927): they stay between 0 and 1 and are right for small denominators. Arguments: count, total, level.
CREATE OR REPLACE TEMP MACRO share_limits(count, total, level) AS CASE WHEN total > 0 THEN {
    'lower': CASE
        WHEN count > 0 THEN
            (count + z_squared(level) / 2 - sqrt(z_squared(level) * (count * (total - count) / total + z_squared(level) / 4))) / (total + z_squared(level))
        ELSE 0
    END,
    'upper': CASE
        WHEN count < total THEN
            (count + z_squared(level) / 2 + sqrt(z_squared(level) * (count * (total - count) / total + z_squared(level) / 4))) / (total + z_squared(level))
        ELSE 1
    END
} ELSE {'lower': CAST(NULL AS DOUBLE), 'upper': CAST(NULL AS DOUBLE)} END;
