-- A phase that the study does not have.
-- severity: error
-- applies: columns phase
-- nb: Studien har ingen slik fase.
-- en: The study has no such phase.
-- suggest nb: Fasene står i study.yml: {detail}.
-- suggest en: The phases stand in study.yml: {detail}.
SELECT
    typed.row_number,
    'phase' AS column_name,
    (SELECT string_agg(phase, ', ' ORDER BY phase) FROM study_phase) AS detail
FROM typed
ANTI JOIN study_phase ON study_phase.phase = typed.phase
WHERE typed.phase IS NOT NULL
