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
      fail(con$lang, "broken_off", con$url, code = "short")
    fail(con$lang, "unreachable", con$url, clause(conditionMessage(e)))
  })
  if (reply$status == 200 || (reply$status == 400 && !is.null(body))) return(reply) # a question's 400 holds GraphQL's errors
  fail_status(con, reply, if (is.null(body)) basename(path))
}

# The error that a status stands for, in the server's own words where it has any. `file` is what was asked for, NULL for a question.
fail_status <- function(con, reply, file) {
  status <- reply$status
  if (status %in% c(401, 403)) fail(con$lang, "key_refused", con$url)
  if (status == 410) fail(con$lang, "deleted", con$url)
  if (status >= 300 && status < 400) fail(con$lang, "moved", con$url)
  code <- if (status == 404 && !is.null(file)) "no_file" else if (status %in% c(404, 405)) "not_api" else "status"
  said <- own_words(con$lang, reply)
  if (!is.null(said)) fail(con$lang, "said", clause(said), code = code)
  switch(code,
    no_file = fail(con$lang, code, file),
    not_api = fail(con$lang, code, con$url),
    status = fail(con$lang, code, con$url, status))
}

# A line in Norwegian and a line in English, as plain text: the one of the language.
own_words <- function(lang, reply) {
  if (!startsWith(paste(reply$headers[["content-type"]], collapse = ""), "text/plain")) return(NULL)
  lines <- strsplit(as_text(reply$body), "\n", fixed = TRUE)[[1]]
  if (length(lines) == 2) lines[if (lang == "nb") 1 else 2]
}
