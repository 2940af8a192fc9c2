-- A spell that ends before it starts. Intervals are half-open: the end is the first day after.
-- severity: error
-- applies: columns start, end
-- nb: Slutten er før starten.
-- en: The end is before the start.
-- suggest nb: Rett en av datoene. Slutten er den første dagen etterpå.
-- suggest en: Mend one of the dates. The end is the first day after.
SELECT row_number, 'end' AS column_name, NULL AS detail
FROM typed
WHERE "end" < start
