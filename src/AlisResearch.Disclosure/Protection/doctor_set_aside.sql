-- Spells that stand aside because their doctor is counted already, and doctors who were first observed after they began. Reads doctor_person.
SELECT count(*) FILTER (NOT is_counted), count(*) FILTER (is_counted AND is_late)
FROM doctor_person;
