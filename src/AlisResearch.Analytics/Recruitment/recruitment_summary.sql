-- Counts of posts by study and area, and of the whole study (area null), from the recruitment table as printed.
-- Filled: a contract form without "?", and nothing printed beside it (left, no agreement, advertised, to be advertised).
-- Posts whose start lies ahead are counted apart. A circumstance that a study's source does not print at all is null, not 0.
WITH post AS (
    SELECT
        *,
        contract_form IS NOT NULL AND NOT contract_form_uncertain AND status IS NULL AS is_filled
    FROM recruitment
),
unit AS (
    SELECT
        study,
        unit,
        any_value(area) AS area,
        bool_or(coalesce(status, '') <> 'TO_BE_ADVERTISED') AS is_advertised,
        coalesce(sum(applicants), 0) + coalesce(max(applicants_joint), 0) AS applicants,
        count(applicants) + count(applicants_joint) > 0 AS has_applicants
    FROM post
    GROUP BY study, unit
),
unit_summary AS (
    SELECT
        study,
        area,
        count(*) AS units,
        count_if(is_advertised) AS units_advertised,
        sum(applicants) AS applicants,
        count_if(has_applicants) AS units_with_applicants
    FROM unit
    GROUP BY GROUPING SETS ((study), (study, area))
    HAVING grouping(area) = 1 OR area IS NOT NULL
),
printed AS (
    SELECT
        study,
        count(status) > 0 AS status,
        count(contract_form) > 0 AS contract_form,
        count(applicants) + count(applicants_joint) > 0 AS applicants,
        count(scheme) > 0 AS scheme,
        count(group_supervision) > 0 AS group_supervision,
        count(individual_supervisor) > 0 AS individual_supervisor,
        count(appointed) > 0 AS appointed
    FROM post
    GROUP BY study
),
post_summary AS (
    SELECT
        study,
        area,
        count(*) AS posts,
        count_if(coalesce(status, '') <> 'TO_BE_ADVERTISED') AS advertised,
        count_if(is_filled) AS filled,
        count_if(coalesce(status, '') = 'FUTURE_START') AS future_start,
        count_if(is_filled AND contract_form = 'NARING') AS naring,
        count_if(contract_form = 'NARING' AND contract_form_uncertain) AS naring_uncertain,
        count_if(is_filled AND coalesce(scheme, '') = 'OLD') AS old_scheme,
        count_if(is_filled AND coalesce(group_supervision, '') IN ('YES', 'COMPLETED')) AS group_supervision,
        count_if(is_filled AND coalesce(individual_supervisor, '') IN ('YES', 'YES_ELSEWHERE')) AS individual_supervisor,
        count_if(is_filled AND coalesce(individual_supervisor, '') = 'NO') AS individual_supervisor_none,
        count_if(is_filled AND individual_supervisor_joint IS NOT NULL) AS individual_supervisor_joint,
        sum(appointed) AS appointed
    FROM post
    GROUP BY GROUPING SETS ((study), (study, area))
    HAVING grouping(area) = 1 OR area IS NOT NULL
)
SELECT
    post_summary.study,
    post_summary.area,
    posts,
    units,
    CASE WHEN printed.status THEN advertised END AS advertised,
    CASE WHEN printed.status THEN units_advertised END AS units_advertised,
    CASE WHEN printed.contract_form THEN filled END AS filled,
    CASE WHEN printed.status THEN future_start END AS future_start,
    CASE WHEN printed.contract_form THEN naring END AS naring,
    CASE WHEN printed.contract_form THEN naring_uncertain END AS naring_uncertain,
    CASE WHEN printed.scheme THEN old_scheme END AS old_scheme,
    CASE WHEN printed.group_supervision THEN post_summary.group_supervision END AS group_supervision,
    CASE WHEN printed.individual_supervisor THEN post_summary.individual_supervisor END AS individual_supervisor,
    CASE WHEN printed.individual_supervisor THEN individual_supervisor_none END AS individual_supervisor_none,
    CASE WHEN printed.individual_supervisor THEN individual_supervisor_joint END AS individual_supervisor_joint,
    CAST(CASE WHEN printed.applicants THEN unit_summary.applicants END AS BIGINT) AS applicants,
    units_with_applicants,
    CAST(CASE WHEN printed.appointed THEN post_summary.appointed END AS BIGINT) AS appointed
FROM post_summary
JOIN unit_summary ON unit_summary.study = post_summary.study AND unit_summary.area IS NOT DISTINCT FROM post_summary.area
JOIN printed ON printed.study = post_summary.study
ORDER BY study, area NULLS FIRST
