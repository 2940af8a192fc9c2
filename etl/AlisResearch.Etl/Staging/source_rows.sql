-- Rows that come from a reader of ours, numbered as a spreadsheet numbers them.
FROM source_rows()
