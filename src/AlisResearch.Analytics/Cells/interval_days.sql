-- Time in intervals of {{width}} days: interval k ends k × width days after the first day, and holds what happens in (k − 1, k] of them.
CREATE OR REPLACE TEMP MACRO interval_of(first_day, day) AS (day - first_day + {{width}} - 1) // {{width}};
