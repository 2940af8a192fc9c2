-- A spell that ends on the day it starts: half-open, it holds no day at all.
-- severity: warning
-- applies: columns start, end
-- nb: Perioden er tom: slutten er samme dag som starten.
-- en: The spell is empty: its end is the day it starts.
-- suggest nb: Slutten er den første dagen etterpå; for én dag er den dagen etter starten.
-- suggest en: The end is the first day after; for one day it is the day after the start.
SELECT row_number, 'end' AS column_name, NULL AS detail
FROM typed
WHERE "end" = start
