-- The answers of a questionnaire: a question is a variable, whatever it was called and however it was worded. Placeholders: numeric, a list of
-- the questions whose answers are numbers; rows.
SELECT
    question AS variable,
    CASE WHEN question NOT IN ({{numeric}}) THEN answer END AS category,
    CASE WHEN question IN ({{numeric}}) THEN TRY_CAST(answer AS DOUBLE) END AS number
FROM ({{rows}})
