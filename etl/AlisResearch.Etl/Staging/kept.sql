-- Whether a row is kept: its subject has not withdrawn. Placeholders: column.
coalesce({{column}} NOT IN (SELECT pseudonym FROM withdrawn), true)
