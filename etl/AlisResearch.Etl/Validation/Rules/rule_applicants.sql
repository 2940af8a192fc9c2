-- A post's applicants are the sum of its advertisement rounds, in every table that has both.
WITH post AS (
    SELECT
        row_number,
        max(value) FILTER (column_name = 'applicants') AS applicants,
        max(value) FILTER (column_name = 'applicants_by_round') AS by_round
    FROM cell
    WHERE column_name IN ('applicants', 'applicants_by_round')
    GROUP BY row_number
)
SELECT
    row_number,
    'applicants' AS column_name,
    'Antallet søkere er ikke summen av utlysningsrundene.' AS message_nb,
    'The number of applicants is not the sum of the advertisement rounds.' AS message_en,
    'Rett applicants eller applicants_by_round.' AS suggestion_nb,
    'Mend applicants or applicants_by_round.' AS suggestion_en
FROM post
WHERE TRY_CAST(applicants AS BIGINT)
    IS DISTINCT FROM list_sum(list_transform(string_split(by_round, ';'), lambda n: TRY_CAST(n AS BIGINT)))
