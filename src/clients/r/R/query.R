alis_query <- function(con, query, variables = NULL, simplify = TRUE) {
  check_connection(con)
  check_text(con$lang, "query", query, optional = FALSE)
  ask(con, query, variables, simplify)
}

# The data of an answer, as nested lists unless simplified.
ask <- function(con, query, variables = NULL, simplify = FALSE) {
  request <- list(query = query)
  if (length(variables) > 0) request$variables <- variables
  body <- as.character(jsonlite::toJSON(request, auto_unbox = TRUE, null = "null", na = "null", digits = NA))
  reply <- exchange(con, "/graphql", enc2utf8(body))
  answer <- parse_answer(reply$body, simplify)
  if (length(answer$errors) > 0) fail_query(con, parse_answer(reply$body, FALSE)$errors[[1]])
  if (!is.list(answer$data) || length(answer$data) == 0) fail(con$lang, "not_api", con$url)
  answer$data
}

# NULL for what is no answer of GraphQL.
parse_answer <- function(body, simplify) {
  answer <- tryCatch(jsonlite::fromJSON(as_text(body), simplifyVector = simplify), error = function(e) NULL)
  if (is.list(answer)) answer
}

as_text <- function(body) {
  text <- rawToChar(body[body != 0])
  Encoding(text) <- "UTF-8"
  text
}

# The server's own sentence, which lists what exists, after what to do.
fail_query <- function(con, error) {
  if (!is.list(error) || !is.list(or(error$extensions, list()))) fail(con$lang, "not_api", con$url)
  lang <- con$lang
  code <- or(error$extensions$code, "query")
  said <- if (lang == "nb" && is.character(error$extensions$nb)) error$extensions$nb else error$message
  what <- if (code %in% c("NOT_FOUND", "NOT_RELEASED")) code else "query"
  fail(lang, what, clause(if (is.character(said)) said else code), code = code)
}

# A field of every element of a list, NA where it is null.
numbers <- function(rows, ...) {
  vapply(rows, function(row) {
    value <- pluck(row, ...)
    if (is.null(value)) NA_real_ else as.numeric(value)
  }, 0)
}

words <- function(rows, ...) {
  vapply(rows, function(row) {
    value <- pluck(row, ...)
    if (is.null(value)) NA_character_ else as.character(value)
  }, "")
}

pluck <- function(row, ...) {
  for (name in c(...)) row <- row[[name]]
  row
}
