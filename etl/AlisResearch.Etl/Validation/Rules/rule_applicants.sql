-- A post's applicants are the sum of its advertisement rounds, in every table that has both.
-- severity: error
-- applies: columns applicants, applicants_by_round
-- nb: Antallet søkere er ikke summen av utlysningsrundene.
-- en: The number of applicants is not the sum of the advertisement rounds.
-- suggest nb: Rett applicants eller applicants_by_round.
-- suggest en: Mend applicants or applicants_by_round.
SELECT row_number, 'applicants' AS column_name, NULL AS detail
FROM typed
WHERE applicants IS DISTINCT FROM list_sum(list_transform(string_split(applicants_by_round, ';'), lambda n: CAST(n AS BIGINT)))
