-- Two rows with the same key. An empty key field counts as a value. Rows are compared in full only where their hashes meet.
-- severity: error
-- applies: key
-- nb: Samme nøkkel som rad {detail}.
-- en: The same key as row {detail}.
-- suggest nb: Fjern den ene raden, eller rett nøkkelen.
-- suggest en: Remove one of the rows, or mend the key.
WITH suspect AS (
    SELECT hash({{key}}) AS key_hash
    FROM typed
    GROUP BY key_hash
    HAVING count(*) > 1
),
numbered AS (
    SELECT
        row_number,
        min(row_number) OVER (PARTITION BY {{key}}) AS first_row
    FROM typed
    WHERE hash({{key}}) IN (SELECT key_hash FROM suspect)
)
SELECT DISTINCT
    row_number,
    {{column_name}} AS column_name,
    CAST(first_row AS VARCHAR) AS detail
FROM numbered
WHERE row_number <> first_row
