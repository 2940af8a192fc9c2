-- The mapped rows as one cell a line, so that one rule serves every table. Empty cells are left out.
CREATE TABLE cell AS
UNPIVOT mapped
ON COLUMNS(* EXCLUDE (row_number))
INTO NAME column_name VALUE value;
