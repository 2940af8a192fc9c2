-- The steps of curves, without what no reader of a release gets: cumulative hazards are not computed. Limits on the log scale, which is all that a release has. A database plans a question with
-- constants faster than one with parameters, and planning is most of the time here. Reads survival_curve. Placeholder: confidence_level.
SELECT "group", interval, at_risk, "left", censored, survival, lower, upper
FROM survival_curve('LOG', {{confidence_level}})
ORDER BY "group", interval;
