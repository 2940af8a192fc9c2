-- Categories that the previous round of the same kind did not have. Which, is not said: it may be one person's answer.
-- severity: warning
-- applies: drift
-- nb: Nye kategorier siden forrige runde: {detail}.
-- en: New categories since the previous round: {detail}.
-- suggest nb: Er kodingen endret? Se recode i rundens YAML.
-- suggest en: Has the coding changed? See recode in the round's YAML.
WITH category AS (
    SELECT DISTINCT variable, category
    FROM current_variable
    WHERE category IS NOT NULL AND variable IN (SELECT variable FROM previous_variable)
)
SELECT NULL AS row_number, category.variable AS column_name, CAST(count(*) AS VARCHAR) AS detail
FROM category
ANTI JOIN previous_variable AS previous ON previous.variable = category.variable AND previous.category = category.category
GROUP BY category.variable
