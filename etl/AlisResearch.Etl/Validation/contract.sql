-- The table's contract and the code lists it uses, for the rules to join.
CREATE TABLE contract_column (
    column_name VARCHAR,
    type VARCHAR,
    required BOOLEAN,
    codelist VARCHAR,
    personal BOOLEAN,
    minimum DOUBLE,
    maximum DOUBLE,
    key_order INTEGER
);
CREATE TABLE code (codelist VARCHAR, code VARCHAR);
