-- Whether anybody was first observed after the start. Placeholder: source, the spells or the tenures that they are made of.
SELECT EXISTS (SELECT 1 FROM {{source}} WHERE observed_from IS NOT NULL);
