-- Days, whether they left, and group, as R gets them. Placeholder: file.
SELECT CAST(exit - start AS INTEGER) AS day, CAST(NOT is_open AS INTEGER) AS has_left, CAST(list_position(['FASTLONN', 'NARING', 'ZERO_LIST', 'SALARIED_LOCUM', 'LOCUM', 'INTRODUCTORY', 'MUNICIPAL_NON_GP', 'OTHER'], contract_form) AS INTEGER) AS form
FROM read_parquet({{file}});
