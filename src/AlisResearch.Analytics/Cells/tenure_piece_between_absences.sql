-- The stretches in which spells are looked for when absences count as exits: tenures without their absences. A stretch that an absence
-- ends has the kind of the absence for its end reason. Reads cohort_tenure and absence.
CREATE OR REPLACE TEMP VIEW tenure_piece AS
WITH whole AS (
    SELECT * EXCLUDE (is_left_out), row_number() OVER () AS tenure_number
    FROM cohort_tenure
    WHERE NOT is_left_out
),
away AS (
    SELECT
        whole.tenure_number,
        absence.kind,
        greatest(absence.start, whole.start) AS away_from,
        least(coalesce(absence."end", whole.exit), whole.exit) AS away_to
    FROM whole
    JOIN absence ON absence.study = whole.study AND absence.post = whole.post AND absence.doctor = whole.doctor
    WHERE away_from < away_to
),
begun AS (
    SELECT tenure_number, start AS piece_start FROM whole
    UNION
    SELECT away.tenure_number, away.away_to FROM away JOIN whole USING (tenure_number) WHERE away.away_to < whole.exit
),
piece AS (
    SELECT begun.tenure_number, piece_start, min(away_from) AS next_away, arg_min(kind, away_from) AS kind
    FROM begun
    LEFT JOIN away ON away.tenure_number = begun.tenure_number AND away_from >= piece_start
    WHERE NOT EXISTS (
        SELECT 1 FROM away AS inside
        WHERE inside.tenure_number = begun.tenure_number AND inside.away_from <= piece_start AND piece_start < inside.away_to)
    GROUP BY ALL
)
SELECT whole.* EXCLUDE (tenure_number) REPLACE (
    piece_start AS start,
    CASE WHEN observed_from > piece_start THEN observed_from END AS observed_from,
    coalesce(next_away, exit) AS exit,
    next_away IS NULL AND is_open AS is_open,
    CASE WHEN next_away IS NULL THEN end_reason ELSE kind END AS end_reason,
    CASE WHEN next_away IS NULL THEN destination ELSE kind END AS destination)
FROM piece
JOIN whole USING (tenure_number)
WHERE observed_from IS NULL OR observed_from <= piece_start OR observed_from < coalesce(next_away, exit);
