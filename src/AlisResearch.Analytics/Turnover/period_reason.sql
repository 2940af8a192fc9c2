-- Why a period is not known as a whole; null when it is. Reads the columns of period_cells.
CREATE OR REPLACE TEMP MACRO period_reason(period_from, period_to, first_day, observed_to, censored_within) AS CASE
    WHEN period_from < first_day THEN 'BEFORE_STUDY'
    WHEN period_to > observed_to OR censored_within > 0 THEN 'BEYOND_CENSUS'
END;
