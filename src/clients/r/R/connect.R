alis_connect <- function(url, key = NULL, lang = "nb") {
  if (!is.character(lang) || length(lang) != 1 || !lang %in% c("nb", "en"))
    fail_argument("nb", "lang", "one_of", "nb, en")
  address <- parse_address(url, lang)
  con <- structure(
    list(url = address$url, lang = lang, local = is_loopback(address$host), key = keep_key(key, address, lang)),
    class = "alis_connection")
  ask(con, "{ release { id } }")
  con
}

# A function that gives the key, or NULL for none: a list would show the key when it is printed.
keep_key <- function(key, address, lang) {
  if (is.null(key) || identical(key, "")) return(NULL)
  if (!is.character(key) || length(key) != 1 || !grepl("^[!-~]+$", key)) fail(lang, "key")
  if (address$scheme != "https" && !is_loopback(address$host)) fail(lang, "key_over_http", address$host)
  function() key
}

print.alis_connection <- function(x, ...) {
  cat(say(texts$connection, x$lang, x$url), "\n", sep = "")
  if (!is.null(x$key)) cat(say(texts$with_key, x$lang), "\n", sep = "")
  cat(say(texts$language, x$lang), "\n", sep = "")
  invisible(x)
}
