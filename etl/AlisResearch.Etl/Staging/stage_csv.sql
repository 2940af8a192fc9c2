-- Stages a CSV file as text: one column a field, and the row's number in the file (the header is row 1).
-- Structural faults (too few or too many fields, a quote that never closes) go to reject_errors, not to the reader.
-- Placeholders: columns, a struct of the header's names, all VARCHAR. Parameters: $path.
CREATE TABLE staged AS
SELECT
    row_number() OVER () + 1 AS row_number,
    *
FROM read_csv(
    $path,
    columns = {{columns}},
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    escape = '"',
    nullstr = '',
    strict_mode = true,
    store_rejects = true,
    max_line_size = 16777216
);
