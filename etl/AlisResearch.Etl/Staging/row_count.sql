-- How many rows were mapped.
SELECT count(*) FROM mapped;
