# Stops with one sentence. No call is kept: a call can hold a key.
fail <- function(lang, what, ..., code = what) {
  stop(structure(
    class = c("alis_error", "error", "condition"),
    list(message = say(errors[[what]], lang, ...), call = NULL, code = code)))
}

fail_argument <- function(lang, name, allowed, ...) {
  fail(lang, "argument", name, say(texts[[allowed]], lang, ...))
}

check_connection <- function(con) {
  if (!inherits(con, "alis_connection")) fail_argument("nb", "con", "a_connection")
}

# One text, or nothing where that is allowed.
check_text <- function(lang, name, value, optional = TRUE) {
  if (optional && is.null(value)) return(invisible())
  if (!is.character(value) || length(value) != 1 || is.na(value)) fail_argument(lang, name, "one_text")
}

# What a server says, as a clause of a sentence: its sentences joined, without capitals at their heads and the last full stop.
clause <- function(text) {
  text <- sub("\\.$", "", trimws(gsub("[[:space:]]+", " ", text)))
  text <- gsub("\\. (\\p{L})", "; \\1", text, perl = TRUE)
  gsub("(^|; )(\\p{Lu})(?=\\p{Ll})", "\\1\\L\\2", text, perl = TRUE)
}
