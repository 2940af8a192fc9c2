-- The rows of the staged round.
UNION ALL BY NAME
FROM typed
