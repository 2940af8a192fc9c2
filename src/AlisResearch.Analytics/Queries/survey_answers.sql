-- Exact answers to one survey round, and who answered at all (question null). Reads survey_response. Parameters: $study, $round (its number).
SELECT question, coalesce(answer, answer_missing, '..') AS answer, count(DISTINCT respondent) AS count
FROM survey_response
WHERE study = $study AND round = $round
GROUP BY ALL
UNION ALL
SELECT NULL, NULL, count(DISTINCT respondent)
FROM survey_response
WHERE study = $study AND round = $round
ORDER BY ALL;
