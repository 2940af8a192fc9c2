-- The same curve with a window and nothing else: no standard error, no limits, no delayed entry, no outcomes. Placeholder: file.
WITH counted AS (
    SELECT contract_form, exit - start AS day, count(*) FILTER (WHERE NOT is_open) AS leavers, count(*) AS spells
    FROM read_parquet({{file}})
    GROUP BY ALL
),
risk AS (
    SELECT *, sum(spells) OVER (PARTITION BY contract_form ORDER BY day DESC) AS at_risk
    FROM counted
)
SELECT contract_form, day, at_risk, leavers, product(1 - leavers / at_risk) OVER (PARTITION BY contract_form ORDER BY day) AS survival
FROM risk
ORDER BY contract_form, day;
