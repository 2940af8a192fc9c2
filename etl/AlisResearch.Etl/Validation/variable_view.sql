-- Every value as a variable with a category or a number, both empty where the cell is. Placeholders: name; values, one query a variable.
CREATE VIEW {{name}} AS
{{values}}
