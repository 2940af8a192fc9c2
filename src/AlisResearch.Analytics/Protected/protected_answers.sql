-- Answers to one question of a survey round, from protected counts. Reads the table of the question. Placeholders: table, question. Parameters: $study and $phase (null for all).
SELECT {{question}} AS answer, count, lower, upper
FROM {{table}}
WHERE study = coalesce($study, study) AND part = coalesce($phase, part);
