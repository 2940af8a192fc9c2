-- The tenures of a cohort with the attributes that groups are made of. Rows that no follow-up can come of (an end before the start, or
-- before the doctor was first observed) stand aside, to be counted.
-- Reads tenure, position and municipality_class. Parameters: $studies (null = all), $phase (null = all).
CREATE OR REPLACE TEMP TABLE cohort_tenure AS
SELECT
    tenure.study,
    tenure.phase,
    tenure.post,
    tenure.doctor,
    coalesce(municipality_class.code_now, position.municipality) AS municipality,
    tenure.start,
    coalesce(tenure.observed_from, tenure.start) AS observed_from,
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
    coalesce(exit < tenure.start OR observed_from > exit, false) AS is_left_out
FROM tenure
LEFT JOIN position ON position.study = tenure.study AND position.post = tenure.post
LEFT JOIN municipality_class ON municipality_class.code = position.municipality
WHERE ($studies IS NULL OR list_contains($studies, tenure.study))
    AND ($phase IS NULL OR tenure.phase = $phase);
