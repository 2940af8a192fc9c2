-- What rules may ask about the round and the schema.
CREATE TABLE round (study VARCHAR, synthetic BOOLEAN, withdrawals BIGINT);
CREATE TABLE study_phase (phase VARCHAR, "from" DATE);
CREATE TABLE fictional_municipality (code VARCHAR);
CREATE TABLE succession (from_code VARCHAR, to_code VARCHAR);
