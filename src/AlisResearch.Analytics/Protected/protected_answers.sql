-- Answers to one question of a survey round, from protected counts. Reads the table of the question. Placeholders: table, question. Parameters: $study, $round.
SELECT {{question}} AS answer, count, lower, upper
FROM {{table}}
WHERE study = $study AND part = $round;
