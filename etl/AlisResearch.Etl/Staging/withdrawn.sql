-- The subjects whose rows are left out.
CREATE TABLE withdrawn (pseudonym VARCHAR PRIMARY KEY)
