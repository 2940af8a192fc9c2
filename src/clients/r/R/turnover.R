alis_turnover <- function(con, study = NULL, phase = NULL, period = "year", unit = "doctor_in_position",
                          group_by = NULL, release = NULL) {
  check_connection(con)
  check_text(con$lang, "period", period, optional = FALSE)
  check_text(con$lang, "unit", unit, optional = FALSE)
  answer <- ask_cohort(con, "turnover(groupBy: $by, period: $period, unit: $unit) {
      group from to atStart atEnd events value lower upper notComputable provenance { synthetic } }",
    ", $period: Period!, $unit: SpellUnit!", study, phase, group_by, release,
    period = toupper(period), unit = toupper(unit))
  rows <- answer$rows
  frame <- data.frame(
    group = words(rows, "group"),
    from = as.Date(words(rows, "from")),
    to = as.Date(words(rows, "to")),
    at_start = as.integer(numbers(rows, "atStart")),
    at_end = as.integer(numbers(rows, "atEnd")),
    left = as.integer(numbers(rows, "events")),
    turnover = numbers(rows, "value"),
    turnover_lower = numbers(rows, "lower"),
    turnover_upper = numbers(rows, "upper"),
    not_computable = words(rows, "notComputable"))
  measure_frame(con, frame, group_by, answer$origin)
}
