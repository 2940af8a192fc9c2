-- Follow-up counted by group, stratum, interval of entry and of exit, and outcome (null: censored). Who was first observed e days
-- after the start is at risk after day e; everybody else from interval 0. Counted first, named afterwards: there are many spells and few cells.
-- Reads followed_spell; uses interval_of. Placeholders: attributes, the columns that groups, strata and outcomes are made of (each followed by a comma);
-- group, stratum and outcome, expressions over them.
CREATE OR REPLACE TEMP TABLE follow_up_cells AS
WITH counted AS (
    SELECT
        {{attributes}}
        interval_of(start, observed_from + 1) AS entry,
        interval_of(start, exit) AS exit,
        is_open,
        count(*) AS count
    FROM followed_spell
    GROUP BY ALL
)
SELECT
    {{group}} AS "group",
    {{stratum}} AS stratum,
    coalesce(entry, 0) AS entry,
    exit,
    CASE WHEN NOT is_open THEN {{outcome}} END AS outcome,
    count
FROM counted;
