-- What the staged rows change against the version before, row by row on the key: what became of each row that is not the same in both.
-- Placeholders: staged and earlier, numbered rows; key, the comparison of the keys; same, the comparison of everything else; older, whether
-- a row's stamp is older than the same row's in the version before.
CREATE TABLE difference AS
SELECT
    CASE WHEN earlier.row_number IS NULL THEN 'ADDED' WHEN staged.row_number IS NULL THEN 'REMOVED' ELSE 'CHANGED' END AS change,
    coalesce(staged.row_number, earlier.row_number) AS row_number,
    {{older}} AS older
FROM ({{staged}}) AS staged
FULL JOIN ({{earlier}}) AS earlier ON {{key}}
WHERE staged.row_number IS NULL OR earlier.row_number IS NULL OR NOT ({{same}})
