-- The first rows that could not be read: the place and the kind of fault, never the row itself.
SELECT
    line AS row_number,
    column_name,
    CAST(error_type AS VARCHAR) AS error_type
FROM reject_errors
ORDER BY line, column_idx
LIMIT 1000
