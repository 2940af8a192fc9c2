-- The schema's municipalities: the code as observed, and the one that follows it today where there is exactly one.
CREATE OR REPLACE TEMP TABLE municipality_now (code VARCHAR, code_now VARCHAR, area VARCHAR, centrality INTEGER, population INTEGER);
