-- A UTF-8 CSV file as text: one column a field and, where rows are numbered, the row's number in the file (the header is row 1).
-- Strict: a structural fault stops the reading; where rejects are stored it goes to reject_errors instead.
-- Placeholders: number, an expression or nothing; columns, a struct of the header's names, all VARCHAR; delimiter; rejects.
-- Parameters: $source.
SELECT
    {{number}}
    *
FROM read_csv(
    $source,
    columns = {{columns}},
    auto_detect = false,
    header = true,
    delim = {{delimiter}},
    quote = '"',
    escape = '"',
    nullstr = '',
    strict_mode = true,
    store_rejects = {{rejects}},
    max_line_size = 16777216,
    buffer_size = 33554432
)
