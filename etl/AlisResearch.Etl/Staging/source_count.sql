-- Reads a source to its end and counts its rows. Placeholders: source.
SELECT count(*) FROM ({{source}})
