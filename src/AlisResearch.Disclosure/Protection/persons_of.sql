-- The persons of a tree. Placeholders: table, person and column, which tells the trees of a study apart; study and part, literals.
SELECT {{person}} AS person FROM {{table}} WHERE study = {{study}} AND {{column}} = {{part}}
