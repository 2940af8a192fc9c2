-- Holds one block of a pseudonym key for the database's lifetime. Placeholders: name. Parameters: $block.
SET VARIABLE {{name}} = $block
