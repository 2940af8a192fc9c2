-- One column of the contract.
INSERT INTO contract_column
VALUES ($column_name, $type, $required, $codelist, $personal, $minimum, $maximum, $key_order);
