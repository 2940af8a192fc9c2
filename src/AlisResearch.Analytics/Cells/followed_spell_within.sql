-- The spells as far as they lie within a window, half-open: its first day truncates, the day after its last censors. Reads spell.
-- Placeholders: window_from and window_to, date literals or NULL for none; selected, a condition.
CREATE OR REPLACE TEMP VIEW followed_spell AS
SELECT * REPLACE (
    CASE WHEN greatest(observed_from, {{window_from}}) > start THEN greatest(observed_from, {{window_from}}) END AS observed_from,
    least(exit, {{window_to}}) AS exit,
    is_open OR coalesce(exit > {{window_to}}, false) AS is_open)
FROM spell
WHERE coalesce(start < {{window_to}}, true)
    AND coalesce(exit > {{window_from}} OR (exit = start AND start = {{window_from}}), true)
    AND (observed_from IS NULL OR coalesce(observed_from < {{window_to}}, true))
    AND {{selected}};
