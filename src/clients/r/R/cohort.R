# Asks for a measure of a cohort. `fields` is the measure with its arguments; `declares` their types beside those that all have.
ask_cohort <- function(con, fields, declares, study, phase, group_by, release, ...) {
  check_connection(con)
  check_text(con$lang, "study", study)
  check_text(con$lang, "phase", phase)
  check_text(con$lang, "group_by", group_by)
  check_text(con$lang, "release", release)
  query <- sprintf(
    "query ($where: CohortFilter, $release: ID, $by: CohortDimension%s) { cohort(where: $where, release: $release) { %s } release(id: $release) { id kind citation } }",
    declares, fields)
  variables <- present(list(
    where = present(list(study = study, phase = phase)), release = release,
    by = if (!is.null(group_by)) toupper(group_by), ...))
  answer <- ask(con, query, variables)
  rows <- answer$cohort[[1]]
  list(
    rows = rows,
    origin = list(
      release = answer$release$id, kind = answer$release$kind, citation = answer$release$citation,
      synthetic = any(vapply(rows, function(row) isTRUE(row$provenance$synthetic), TRUE)),
      query = query, variables = as.character(jsonlite::toJSON(variables, auto_unbox = TRUE, digits = NA)), url = con$url))
}

# What is given, as an object of JSON even when it is empty.
present <- function(values) {
  given <- values[!vapply(values, is.null, TRUE)]
  if (length(given) == 0) structure(list(), names = character()) else given
}

# The code lists of the dimensions that have one.
dimension_lists <- c(
  STUDY = "study", CONTRACT_FORM = "contract_form", AREA = "oso_area", CENTRALITY_GROUP = "centrality_group",
  MUNICIPALITY_SIZE = "municipality_size", SCHEME = "scheme")

# The frame of a measure: labels, code lists of its groups and reasons, origin.
measure_frame <- function(con, frame, group_by, origin) {
  lists <- read_code_lists(con, origin$release)
  frame <- with_column_labels(frame, con$lang)
  attr(frame$not_computable, "labels") <- lists$not_computable
  attr(frame$group, "labels") <- group_codes(lists, group_by, frame$group)
  with_origin(frame, origin)
}

# The code list of the groups, and of those among them that it does not have: nothing known, and the wider classes of a protected release.
group_codes <- function(lists, group_by, groups) {
  if (is.null(group_by)) return(NULL)
  own <- named(lists, unname(dimension_lists[toupper(group_by)]))
  codes <- with_others(own, c(lists$employment, lists$central_or_not, lists$missing), groups)
  if (length(codes) > 0) codes
}
