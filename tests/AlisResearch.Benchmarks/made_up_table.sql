-- Made-up rows of a table. Placeholders: columns, each of i, the row from 0; rows; file.
COPY (SELECT {{columns}} FROM range({{rows}}) AS made(i)) TO {{file}} (FORMAT parquet, COMPRESSION zstd);
