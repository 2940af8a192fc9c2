-- Follow-up counted by group, stratum, interval of entry and of exit, and outcome (null: censored). Who was first observed e days
-- after the start is at risk after day e; everybody else from interval 0. Beginning and end of a window truncate and censor.
-- Reads spell; uses interval_of and group_label. Parameters: $window_from, $window_to (half-open; null = none).
-- Placeholders: group, stratum and outcome, expressions over a spell.
CREATE OR REPLACE TEMP TABLE follow_up_cells AS
WITH windowed AS (
    SELECT
        * REPLACE (
            greatest(observed_from, $window_from) AS observed_from,
            least(exit, $window_to) AS exit,
            is_open OR coalesce(exit > $window_to, false) AS is_open)
    FROM spell
    WHERE coalesce(start < $window_to, true) AND coalesce(exit > $window_from, true)
)
SELECT
    {{group}} AS "group",
    {{stratum}} AS stratum,
    CASE WHEN observed_from > start THEN interval_of(start, observed_from + 1) ELSE 0 END AS entry,
    interval_of(start, exit) AS exit,
    CASE WHEN NOT is_open THEN {{outcome}} END AS outcome,
    count(*) AS count
FROM windowed
WHERE observed_from <= start OR observed_from < exit
GROUP BY ALL;
