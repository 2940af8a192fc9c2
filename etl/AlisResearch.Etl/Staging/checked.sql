-- A cell's value, or a stop when the cell breaks a rule. Placeholders: broken, value.
CASE WHEN coalesce({{broken}}, false) THEN error('A cell breaks a rule.') ELSE {{value}} END
