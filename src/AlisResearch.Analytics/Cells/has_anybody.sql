-- Whether anybody was followed. Reads life_table_cells.
SELECT EXISTS (SELECT 1 FROM life_table_cells WHERE entered > 0);
