-- Periods, half-open. Parameters: $from and $to, lists of their first days and of the days after their last.
CREATE OR REPLACE TEMP TABLE period AS
SELECT unnest($from) AS period_from, unnest($to) AS period_to;
