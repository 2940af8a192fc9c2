# Types, labels and code lists of the codebook, put on the columns of a table.
with_labels <- function(frame, book) {
  lists <- attr(book, "codelists")
  for (i in seq_len(nrow(book))) {
    name <- book$name[i]
    if (is.null(frame[[name]])) next
    column <- as_type(frame[[name]], book$type[i])
    attr(column, "label") <- book$meaning[i]
    attr(column, "labels") <- codes_of(column, named(lists, book$codelist[i]), lists$missing)
    frame[[name]] <- column
  }
  frame
}

# A column's code list; signs of no answer are added where the column holds them.
codes_of <- function(column, codes, missing) {
  if (!is.null(codes)) with_others(codes, missing, column)
}

# A code list, and from others what values there are that it does not have.
with_others <- function(codes, others, values) c(codes, others[others %in% setdiff(values, codes)])

# Labels on the columns of a measure's frame.
with_column_labels <- function(frame, lang) {
  for (name in names(frame)) {
    text <- column_labels[[name]]
    if (!is.null(text)) attr(frame[[name]], "label") <- say(text, lang)
  }
  frame
}

# Where a frame comes from: all that is needed to cite it and to ask for it again.
with_origin <- function(x, origin) {
  for (name in names(origin)) attr(x, name) <- origin[[name]]
  x
}

named <- function(list, name) if (!is.na(name)) list[[name]]
