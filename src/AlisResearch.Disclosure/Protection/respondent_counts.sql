-- Answers of one survey round by question; a missing one as its sign. Reads survey_response. Parameters: $study, $round.
SELECT question, coalesce(answer, answer_missing, '..') AS answer, count(DISTINCT respondent) AS count
FROM survey_response
WHERE study = $study AND round = $round
GROUP BY ALL
ORDER BY ALL;
