-- The cells that measures of a release read, empty: views are made over them once, and each question fills them.
CREATE OR REPLACE TEMP TABLE follow_up_cells (
    "group" VARCHAR,
    stratum VARCHAR,
    entry BIGINT,
    exit BIGINT,
    outcome VARCHAR,
    "left" HUGEINT,
    censored HUGEINT
);

CREATE OR REPLACE TEMP TABLE rounding_error (
    "group" VARCHAR,
    interval BIGINT,
    rounding_variance DOUBLE
);
