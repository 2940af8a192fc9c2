-- The tenures of a cohort with the attributes that groups are made of. Rows that no follow-up can come of (an end before the start, or
-- before the doctor was first observed) stand aside, to be counted.
-- Reads tenure, position and municipality_class. Placeholders: studies (a list of literals, or NULL for all), phase (a literal, or NULL).
CREATE OR REPLACE TEMP VIEW cohort_tenure AS
SELECT
    tenure.study,
    tenure.phase,
    tenure.post,
    tenure.doctor,
    coalesce(municipality_class.code_now, position.municipality) AS municipality,
    tenure.start,
    CASE WHEN tenure.observed_from > tenure.start THEN tenure.observed_from END AS observed_from, -- null: from the start
    coalesce(tenure."end", tenure.census_date + 1) AS exit,
    tenure."end" IS NULL AS is_open,
    tenure.census_date + 1 AS observed_to,
    tenure.end_reason,
    tenure.destination,
    coalesce(tenure.contract_form, position.contract_form) AS contract_form,
    position.scheme,
    position.list_cap,
    municipality_class.area,
    municipality_class.centrality,
    municipality_class.centrality_group,
    municipality_class.municipality_size,
    coalesce(tenure."end", tenure.census_date + 1) < tenure.start
        OR coalesce(tenure.observed_from > tenure.start AND tenure.observed_from >= coalesce(tenure."end", tenure.census_date + 1), false) AS is_left_out
FROM tenure
LEFT JOIN position ON position.study = tenure.study AND position.post = tenure.post
LEFT JOIN municipality_class ON municipality_class.code = position.municipality
WHERE ({{studies}} IS NULL OR list_contains({{studies}}, tenure.study))
    AND ({{phase}} IS NULL OR tenure.phase = {{phase}});
