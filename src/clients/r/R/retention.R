alis_retention <- function(con, study = NULL, phase = NULL, group_by = NULL, confidence = 0.95, release = NULL) {
  check_connection(con)
  if (!is.numeric(confidence) || length(confidence) != 1 || !is.finite(confidence))
    fail_argument(con$lang, "confidence", "a_number")
  answer <- ask_cohort(con, "retention(groupBy: $by, confidence: $confidence) {
      group atRisk { value lower upper } events { value lower upper }
      median { value lower upper } restrictedMean { value lower upper }
      points { months atRisk events censored survival lower upper }
      provenance { synthetic } }",
    ", $confidence: Float", study, phase, group_by, release, confidence = confidence)
  curves <- answer$rows
  groups <- words(curves, "group")
  groups[is.na(groups)] <- say(texts$everyone, con$lang)
  points <- do.call(c, lapply(curves, function(curve) curve$points))
  fit <- list(
    n = counted(curves, groups, "atRisk", "value"),
    time = numbers(points, "months"),
    n.risk = numbers(points, "atRisk"),
    n.event = numbers(points, "events"),
    n.censor = numbers(points, "censored"),
    surv = numbers(points, "survival"),
    lower = numbers(points, "lower"),
    upper = numbers(points, "upper"),
    strata = structure(lengths(lapply(curves, function(curve) curve$points)), names = groups),
    conf.int = confidence,
    table = retention_table(curves, groups),
    labels = if (is.null(group_by)) NULL else group_codes(read_code_lists(con, answer$origin$release), group_by, groups),
    study = study, phase = phase, group_by = group_by, lang = con$lang)
  structure(c(fit, answer$origin), class = c("alis_retention", "list"))
}

counted <- function(rows, groups, ...) structure(numbers(rows, ...), names = groups)

# A row a group: who entered and left, median and mean, each with its limits.
retention_table <- function(curves, groups) {
  table <- data.frame(group = groups)
  fields <- c(n = "atRisk", events = "events", median = "median", rmean = "restrictedMean")
  for (name in names(fields)) {
    table[[name]] <- numbers(curves, fields[[name]], "value")
    table[[paste0(name, ".lower")]] <- numbers(curves, fields[[name]], "lower")
    table[[paste0(name, ".upper")]] <- numbers(curves, fields[[name]], "upper")
  }
  table
}

as.data.frame.alis_retention <- function(x, row.names = NULL, optional = FALSE, ...) {
  columns <- c("time", "n.risk", "n.event", "n.censor", "surv", "lower", "upper")
  frame <- data.frame(group = rep(names(x$strata), x$strata), x[columns], row.names = row.names)
  retention_frame(x, frame)
}

summary.alis_retention <- function(object, times = NULL, ...) {
  if (is.null(times)) return(retention_frame(object, object$table))
  if (!is.numeric(times) || !all(is.finite(times))) fail_argument(object$lang, "times", "a_number")
  curves <- split(as.data.frame(object), rep(seq_along(object$strata), object$strata))
  read <- lapply(curves, function(curve) read_curve(curve, times))
  retention_frame(object, do.call(rbind, unname(read)))
}

# The curve at some times: 1 before its first step, missing after its last.
read_curve <- function(curve, times) {
  step <- findInterval(times, curve$time)
  beyond <- times > max(curve$time)
  at <- function(column) ifelse(beyond, NA_real_, c(1, curve[[column]])[step + 1])
  data.frame(group = curve$group[1], time = times, surv = at("surv"), lower = at("lower"), upper = at("upper"))
}

retention_frame <- function(x, frame) {
  frame <- with_column_labels(frame, x$lang)
  attr(frame$group, "labels") <- x$labels
  with_origin(frame, x[c("release", "kind", "citation", "synthetic", "query", "variables", "url")])
}
