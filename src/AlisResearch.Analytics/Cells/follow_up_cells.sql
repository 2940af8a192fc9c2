-- Follow-up counted by group, stratum, interval of entry and of exit, and outcome (null where outcomes are not told apart): who left, who was censored. Who was
-- first observed e days after the start is at risk after day e; everybody else from interval 0. Counted first, named afterwards: there are many spells and few cells.
-- Reads followed_spell; uses interval_of. Placeholders: attributes, the columns that groups, strata and outcomes are made of (each followed by a comma);
-- entry, the interval of entry, null from the start; group, stratum and outcome, expressions over them.
CREATE OR REPLACE TEMP TABLE follow_up_cells AS
WITH counted AS (
    SELECT
        {{attributes}}
        {{entry}} AS entry,
        interval_of(start, exit) AS exit,
        count(*) AS followed,
        count(*) FILTER (is_open) AS censored
    FROM followed_spell
    GROUP BY ALL
)
SELECT
    {{group}} AS "group",
    {{stratum}} AS stratum,
    coalesce(entry, 0) AS entry,
    exit,
    {{outcome}} AS outcome,
    followed - censored AS "left",
    censored
FROM counted;
