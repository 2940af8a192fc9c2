-- Time in intervals of {{width}} calendar months: interval k ends k × width months after the first day, and holds what happens in (k − 1, k].
CREATE OR REPLACE TEMP MACRO interval_of(first_day, day) AS (
    datesub('month', first_day, day) + CAST(first_day + to_months(datesub('month', first_day, day)) < day AS BIGINT) + {{width}} - 1) // {{width}};
