# Sends one request: POST with a body, else GET. The only place that uses the network.
# No redirect is followed, as it would take the key along, and no proxy stands between this machine and itself.
fetch <- function(con, path, body = NULL) {
  handle <- curl::new_handle(
    followlocation = FALSE, connecttimeout = 10, timeout = 300, accept_encoding = "identity", useragent = "alis-r")
  headers <- list()
  if (con$local) curl::handle_setopt(handle, noproxy = "*")
  if (!is.null(con$key)) headers$Authorization <- paste("Bearer", con$key())
  if (!is.null(body)) {
    curl::handle_setopt(handle, copypostfields = body)
    headers <- c(headers, "Content-Type" = "application/json", Accept = "application/json", Expect = "")
  }
  curl::handle_setheaders(handle, .list = headers)
  reply <- curl::curl_fetch_memory(paste0(con$url, path), handle)
  list(status = reply$status_code, headers = curl::parse_headers_list(reply$headers), body = reply$content)
}

# An answer, or the error that its status stands for.
exchange <- function(con, path, body = NULL) {
  reply <- tryCatch(fetch(con, path, body), error = function(e) {
    if (grepl("outstanding read data|transfer closed|partial file", conditionMessage(e), ignore.case = TRUE))
      fail(con$lang, "short", basename(path), "?", "?")
    fail(con$lang, "unreachable", con$url, clause(conditionMessage(e)))
  })
  where <- con$url
  status <- reply$status
  if (status %in% c(401, 403)) fail(con$lang, "key_refused", where)
  if (status == 410) fail(con$lang, "deleted", where)
  if (status >= 300 && status < 400) fail(con$lang, "moved", where)
  if (status == 404 && is.null(body)) fail(con$lang, "no_file", basename(path))
  if (status %in% c(404, 405)) fail(con$lang, "not_api", where)
  if (status != 200 && (is.null(body) || status >= 500)) fail(con$lang, "status", where, status)
  reply
}
