-- Made-up tenures, synthetic throughout: eight contract forms with hazards of their own, starts over fifteen years, a census, ten end reasons, three destinations. One doctor in
-- twenty comes back to the same post after a break, half of them within 31 days. Parameters: $rows. Placeholder: file.
COPY (
    WITH drawn AS (
        SELECT
            i,
            i % 8 AS form,
            CASE WHEN i % 20 = 1 THEN i - 1 ELSE i END AS person,
            DATE '2005-01-01' + CAST(random() * 5000 AS INTEGER) AS first_start,
            1 + CAST(-ln(1 - random() * 0.999999) * (500 + 150 * (i % 8)) AS INTEGER) AS days
        FROM range($rows) AS numbers(i)
    ),
    started AS (
        SELECT *, CASE WHEN i % 20 = 1 THEN lag(first_start + days) OVER (ORDER BY i) + CAST(random() * 60 AS INTEGER) ELSE first_start END AS start
        FROM drawn
    )
    SELECT
        '1' AS phase,
        'synthetic-post-' || lpad(CAST(person // 3 AS VARCHAR), 8, '0') AS post,
        sha256(CAST(person AS VARCHAR)) AS doctor,
        start,
        CASE WHEN start + days <= DATE '2020-01-01' THEN start + days END AS "end",
        DATE '2019-12-31' AS census_date,
        CAST(NULL AS DATE) AS observed_from,
        ['FASTLONN', 'NARING', 'ZERO_LIST', 'SALARIED_LOCUM', 'LOCUM', 'INTRODUCTORY', 'MUNICIPAL_NON_GP', 'OTHER'][form + 1] AS contract_form,
        CASE WHEN start + days <= DATE '2020-01-01' THEN ['FAMILY_OR_PERSONAL', 'NOT_GENERAL_PRACTICE', 'PAY_OR_CONDITIONS', 'OTHER_GP_POST', 'COMPLETED_SPECIALISATION',
            'END_OF_CONTRACT', 'RETIRED', 'DIED', 'OTHER', 'UNKNOWN'][1 + CAST(floor(random() * 10) AS INTEGER)] END AS end_reason,
        CASE WHEN start + days <= DATE '2020-01-01' THEN ['GP_ELSEWHERE', 'HOSPITAL', 'OTHER_WORK'][1 + CAST(floor(random() * 3) AS INTEGER)] END AS destination
    FROM started
    WHERE start < DATE '2020-01-01'
    ORDER BY i
) TO {{file}} (FORMAT parquet, COMPRESSION zstd);
