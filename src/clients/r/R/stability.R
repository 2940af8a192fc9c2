alis_stability <- function(con, study = NULL, phase = NULL, years = 0:5, group_by = NULL, release = NULL) {
  check_connection(con)
  whole <- if (is.numeric(years)) suppressWarnings(as.integer(years)) # missing for what no integer can be
  if (is.null(whole) || anyNA(whole) || any(whole != years)) fail_argument(con$lang, "years", "whole_years")
  answer <- ask_cohort(con, "stability(groupBy: $by, years: $years) {
      group years posts eligible notComputable
      filled { value } originalHolder { value }
      sameDoctor { value lower upper } sameDoctorShare { value lower upper }
      provenance { synthetic } }",
    ", $years: [Int!]!", study, phase, group_by, release, years = I(whole))
  rows <- answer$rows
  frame <- data.frame(
    group = words(rows, "group"),
    years = as.integer(numbers(rows, "years")),
    posts = as.integer(numbers(rows, "posts")),
    eligible = as.integer(numbers(rows, "eligible")),
    same_doctor = as.integer(numbers(rows, "sameDoctor", "value")),
    same_doctor_lower = as.integer(numbers(rows, "sameDoctor", "lower")),
    same_doctor_upper = as.integer(numbers(rows, "sameDoctor", "upper")),
    share = numbers(rows, "sameDoctorShare", "value"),
    share_lower = numbers(rows, "sameDoctorShare", "lower"),
    share_upper = numbers(rows, "sameDoctorShare", "upper"),
    filled = as.integer(numbers(rows, "filled", "value")),
    original_holder = as.integer(numbers(rows, "originalHolder", "value")),
    not_computable = words(rows, "notComputable"))
  measure_frame(con, frame, group_by, answer$origin)
}
