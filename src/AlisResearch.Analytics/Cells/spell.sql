-- Spells: what one unit held without a gap of more than {{gap_days}} days. A spell has the attributes of its first tenure and the end of its last. Most
-- units have one tenure: only the others are sorted. Two units that share a 64-bit hash are sorted too, and still kept apart.
-- Reads tenure_piece. Placeholders: unit, the columns that make a unit; gap_days.
CREATE OR REPLACE TEMP VIEW spell AS
WITH repeated AS (
    SELECT unit
    FROM (SELECT hash({{unit}}) AS unit FROM tenure_piece)
    GROUP BY unit
    HAVING count(*) > 1
),
ordered AS (
    SELECT
        *,
        coalesce(start - max(exit) OVER (
            PARTITION BY {{unit}} ORDER BY start, exit ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > {{gap_days}}, true) AS is_new
    FROM tenure_piece
    WHERE hash({{unit}}) IN (SELECT unit FROM repeated)
),
numbered AS (
    SELECT *, count_if(is_new) OVER (PARTITION BY {{unit}} ORDER BY start, exit ROWS UNBOUNDED PRECEDING) AS spell_number
    FROM ordered
),
merged AS (
    SELECT
        arg_min_null(COLUMNS([
            'study', 'phase', 'post', 'doctor', 'municipality', 'observed_from', 'contract_form', 'scheme', 'list_cap', 'area', 'centrality',
            'centrality_group', 'municipality_size']), ROW(start, exit)),
        min(start) AS start,
        max(exit) AS exit,
        arg_max(is_open, ROW(exit, is_open)) AS is_open,
        max(observed_to) AS observed_to,
        arg_max_null(end_reason, ROW(exit, is_open)) AS end_reason,
        arg_max_null(destination, ROW(exit, is_open)) AS destination
    FROM numbered
    GROUP BY {{unit}}, spell_number
)
SELECT *, year(start) AS entry_year FROM merged
UNION ALL BY NAME
SELECT *, year(start) AS entry_year FROM tenure_piece WHERE hash({{unit}}) NOT IN (SELECT unit FROM repeated);
