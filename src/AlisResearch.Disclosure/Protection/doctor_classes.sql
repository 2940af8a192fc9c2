-- Persons and municipalities of each class. Reads doctor_person. Placeholder: attribute, a column.
SELECT {{attribute}} AS class, municipality, count(*) AS count
FROM doctor_person
WHERE is_counted
GROUP BY ALL
ORDER BY ALL;
