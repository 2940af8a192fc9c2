-- Pointwise limits of an estimate between 0 and 1, as R's survival package gives them: on the scale of log S (cut at 1), of log(−log S), or of S
-- (cut at 0 and 1). Null where the scale has no value: at 0, for LOG_LOG also at 1, which a sum of shares
-- may miss by rounding.
-- Arguments: conf_type (LOG, LOG_LOG, PLAIN), estimate, std_err, z (standard normal quantile).
CREATE OR REPLACE TEMP MACRO confidence_limits(conf_type, estimate, std_err, z) AS CASE
    WHEN conf_type = 'PLAIN' AND std_err IS NOT NULL THEN {
        'lower': greatest(0, estimate - z * std_err),
        'upper': least(1, estimate + z * std_err)}
    WHEN conf_type = 'LOG' AND estimate > 0 AND std_err IS NOT NULL THEN {
        'lower': exp(ln(estimate) - z * std_err / estimate),
        'upper': least(1, exp(ln(estimate) + z * std_err / estimate))}
    WHEN conf_type = 'LOG_LOG' AND estimate > 0 AND estimate < 1 - 1e-12 AND std_err IS NOT NULL THEN {
        'lower': exp(-exp(ln(-ln(estimate)) - z * std_err / (estimate * ln(estimate)))),
        'upper': exp(-exp(ln(-ln(estimate)) + z * std_err / (estimate * ln(estimate))))}
    ELSE {'lower': CAST(NULL AS DOUBLE), 'upper': CAST(NULL AS DOUBLE)}
END;
