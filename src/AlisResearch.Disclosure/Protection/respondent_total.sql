-- Respondents of one survey round. Reads survey_response. Parameters: $study, $round.
SELECT count(DISTINCT respondent)
FROM survey_response
WHERE study = $study AND round = $round;
