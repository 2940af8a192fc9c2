# A server's address in parts. Only plain ones pass, so that what is judged here is where curl goes.
parse_address <- function(url, lang) {
  check_text(lang, "url", url, optional = FALSE)
  pattern <- "^(https?)://(\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?((/[A-Za-z0-9._~-]+)*)/*$"
  found <- regmatches(url, regexec(pattern, url))[[1]]
  if (length(found) == 0) fail(lang, "url")
  list(
    scheme = found[2], host = found[3],
    url = paste0(found[2], "://", found[3], found[4], sub("/graphql$", "", found[5])))
}

is_loopback <- function(host) {
  host <- tolower(host)
  host %in% c("localhost", "[::1]") || grepl("^127(\\.[0-9]{1,3}){3}$", host)
}
