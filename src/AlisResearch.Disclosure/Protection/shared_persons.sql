-- Whether two cohorts share a person. Placeholders: one, other, queries that give a column person.
SELECT EXISTS (SELECT 1 FROM ({{one}}) AS one WHERE person IN (SELECT person FROM ({{other}}) AS other));
