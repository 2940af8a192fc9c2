-- A number outside the contract's limits (both included).
-- severity: error
-- applies: limits
-- nb: Tallet er utenfor det tillatte.
-- en: The number is outside what is allowed.
-- suggest nb: Tillatt: fra {min} til {max}.
-- suggest en: Allowed: from {min} to {max}.
TRY_CAST({{cell}} AS DECIMAL(18, 4)) NOT BETWEEN {{min}} AND {{max}}
