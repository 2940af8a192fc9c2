-- How many rows are added, changed and removed, and the first thousand of each.
SELECT
    change,
    count(*) AS rows,
    list_sort(min(row_number, 1000)) AS first_rows,
    list_sort(min(row_number, 1000) FILTER (older)) AS first_older_rows
FROM difference
GROUP BY change
