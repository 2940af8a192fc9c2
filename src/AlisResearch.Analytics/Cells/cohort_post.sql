-- The posts of a cohort with the attributes that groups are made of. A post is observed until its round of tenures was closed, or
-- until it was no more. A phase without tenures is observed as long as its study.
-- Reads position, tenure and municipality_class. Placeholders: studies (a list of literals, or NULL for all), phase (a literal, or NULL),
-- selected, a condition on a post.
CREATE OR REPLACE TEMP VIEW cohort_post AS
WITH phase_observed AS (
    SELECT study, phase, max(census_date) + 1 AS observed_to
    FROM tenure
    GROUP BY study, phase
),
study_observed AS (
    SELECT study, max(observed_to) AS observed_to
    FROM phase_observed
    GROUP BY study
),
observed AS (
    SELECT position.study, position.post, coalesce(phase_observed.observed_to, study_observed.observed_to) AS observed_to
    FROM position
    LEFT JOIN study_observed ON study_observed.study = position.study
    LEFT JOIN phase_observed ON phase_observed.study = position.study AND phase_observed.phase = position.phase
),
post AS (
    SELECT
        position.study,
        position.phase,
        position.post,
        position.start,
        position.advertised,
        least(observed.observed_to, coalesce(position."end", observed.observed_to)) AS observed_to,
        coalesce(position."end" <= observed.observed_to, false) AS is_closed,
        position.contract_form,
        position.scheme,
        position.list_cap,
        municipality_class.area,
        municipality_class.centrality,
        municipality_class.centrality_group,
        municipality_class.municipality_size,
        year(position.start) AS entry_year
    FROM position
    LEFT JOIN observed ON observed.study = position.study AND observed.post = position.post
    LEFT JOIN municipality_class ON municipality_class.code = position.municipality
    WHERE ({{studies}} IS NULL OR list_contains({{studies}}, position.study))
        AND ({{phase}} IS NULL OR position.phase = {{phase}})
)
SELECT *
FROM post
WHERE {{selected}};
