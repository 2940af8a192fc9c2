-- Time in days: exact. Interval k is day k after the first.
CREATE OR REPLACE TEMP MACRO interval_of(first_day, day) AS day - first_day;
