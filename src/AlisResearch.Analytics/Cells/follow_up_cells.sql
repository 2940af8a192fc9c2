-- Follow-up counted by group, stratum, interval of entry and of exit, and outcome (null: censored). Who was first observed e days
-- after the start is at risk after day e; everybody else from interval 0. Counted first, named afterwards: there are many spells and few cells.
-- Reads followed_spell; uses interval_of. Placeholders: attributes, the columns that groups and strata are made of (each followed by a comma);
-- entry, the interval of entry, null from the start; exit_kind, what tells the censored (null) and the outcomes apart;
-- group, stratum and outcome, expressions over them.
CREATE OR REPLACE TEMP TABLE follow_up_cells AS
WITH counted AS (
    SELECT
        {{attributes}}
        {{entry}} AS entry,
        interval_of(start, exit) AS exit,
        {{exit_kind}} AS exit_kind,
        count(*) AS count
    FROM followed_spell
    GROUP BY ALL
)
SELECT
    {{group}} AS "group",
    {{stratum}} AS stratum,
    coalesce(entry, 0) AS entry,
    exit,
    {{outcome}} AS outcome,
    count
FROM counted;
