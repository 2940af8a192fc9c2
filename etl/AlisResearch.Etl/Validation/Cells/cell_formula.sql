-- Text that a spreadsheet would run when the export is opened there.
-- severity: error
-- applies: text, pseudonym
-- nb: Teksten begynner som en formel.
-- en: The text begins as a formula.
-- suggest nb: Lim inn verdien i stedet for formelen, uten = eller @ først.
-- suggest en: Paste the value instead of the formula, without a leading = or @.
starts_with({{cell}}, '=') OR starts_with({{cell}}, '@')
