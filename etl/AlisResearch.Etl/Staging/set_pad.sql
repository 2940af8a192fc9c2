-- Holds one pad of the pseudonym key for the database's lifetime. Placeholders: name. Parameters: $pad.
SET VARIABLE {{name}} = $pad
