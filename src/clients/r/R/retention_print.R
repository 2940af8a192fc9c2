print.alis_retention <- function(x, digits = 1, ...) {
  lang <- x$lang
  where <- c(x$study, x$phase)
  cat(say(texts$retention, lang), if (length(where) > 0) paste0(": ", paste(where, collapse = " ")), "\n", sep = "")
  cat(paste(notes(x), collapse = "\n"), "\n\n", sep = "")
  shown <- vapply(x$table[c("n", "events", "median", "median.lower", "median.upper")], written, character(nrow(x$table)),
    digits = digits, lang = lang)
  columns <- c("column_n", "column_events", "column_median", "column_lower", "column_upper")
  shown <- matrix(shown, nrow = nrow(x$table), dimnames = list(group_names(x), vapply(texts[columns], say, "", lang = lang)))
  print(shown, quote = FALSE, right = TRUE)
  cat(say(texts$median_in, lang, written(100 * x$conf.int, 2, lang)), "\n", sep = "")
  invisible(x)
}

# What every picture of a curve has to say beside it.
notes <- function(x) {
  release <- paste0(say(texts$release, x$lang, x$release), ".")
  if (isTRUE(x$synthetic)) release <- paste0(release, " ", say(texts$synthetic, x$lang), ".")
  c(release, say(if (identical(x$kind, "INTERNAL")) texts$internal else texts$protected, x$lang))
}

# Numbers as the language writes them, with no more decimals than they need.
written <- function(x, digits, lang) {
  mark <- if (lang == "nb") "," else "."
  vapply(seq_along(x), function(i) {
    if (is.na(x[i])) "NA" else trimws(format(round(x[i], digits), decimal.mark = mark, scientific = FALSE))
  }, "")
}

# Groups by their labels where they have any.
group_names <- function(x) {
  codes <- names(x$strata)
  found <- match(codes, x$labels)
  ifelse(is.na(found), codes, names(x$labels)[found])
}
