-- A code that its code list does not have. The nearest code is suggested for public columns only.
WITH given AS (
    SELECT
        cell.row_number,
        cell.column_name,
        contract.codelist,
        contract.personal,
        unnest(CASE WHEN contract.type = 'code_list' THEN string_split(cell.value, ';') ELSE [cell.value] END) AS value
    FROM cell
    JOIN contract_column AS contract USING (column_name)
    WHERE contract.type IN ('code', 'code_list')
),
unknown AS (
    SELECT given.*
    FROM given
    ANTI JOIN code ON code.codelist = given.codelist AND code.code = given.value
),
allowed AS (
    SELECT
        codelist,
        CASE WHEN count(*) <= 20 THEN string_agg(code, ', ' ORDER BY code) ELSE codelist || '.csv' END AS codes
    FROM code
    GROUP BY codelist
),
nearest AS (
    SELECT
        unknown.row_number,
        unknown.column_name,
        unknown.value,
        arg_min(code.code, levenshtein(upper(code.code), upper(unknown.value))) AS code
    FROM unknown
    JOIN code ON code.codelist = unknown.codelist
    WHERE NOT unknown.personal
    GROUP BY unknown.row_number, unknown.column_name, unknown.value
    HAVING min(levenshtein(upper(code.code), upper(unknown.value))) <= greatest(2, length(unknown.value) // 3)
)
SELECT
    unknown.row_number,
    unknown.column_name,
    'Ukjent kode i kodelisten ' || unknown.codelist || '.' AS message_nb,
    'Unknown code in the code list ' || unknown.codelist || '.' AS message_en,
    coalesce('Mente du ' || nearest.code || '? ', '') || 'Tillatt: ' || allowed.codes || '.' AS suggestion_nb,
    coalesce('Did you mean ' || nearest.code || '? ', '') || 'Allowed: ' || allowed.codes || '.' AS suggestion_en
FROM unknown
JOIN allowed USING (codelist)
LEFT JOIN nearest USING (row_number, column_name, value)
