-- What is known of a municipality that cohorts are grouped by. Centrality in pairs of Statistics Norway's six classes; size by
-- residents: below 5 000, below 20 000, or more. Reads municipality_now, which holds the schema's municipalities.
CREATE OR REPLACE TEMP VIEW municipality_class AS
SELECT
    code,
    code_now,
    area,
    centrality,
    CASE WHEN centrality <= 2 THEN 'CENTRAL' WHEN centrality <= 4 THEN 'INTERMEDIATE' WHEN centrality <= 6 THEN 'REMOTE' END AS centrality_group,
    CASE WHEN population < 5000 THEN 'SMALL' WHEN population < 20000 THEN 'MEDIUM' WHEN population >= 20000 THEN 'LARGE' END AS municipality_size
FROM municipality_now;
