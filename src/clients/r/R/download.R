# A file of a release as bytes, verified.
download <- function(con, path) {
  reply <- exchange(con, path)
  verify(con, basename(path), reply)
  reply$body
}

# Length and digest (Repr-Digest, RFC 9530). A page of something between, such as a login, has no digest.
verify <- function(con, file, reply) {
  promised <- suppressWarnings(as.numeric(reply$headers[["content-length"]]))
  if (length(promised) == 1 && !is.na(promised) && promised != length(reply$body))
    fail(con$lang, "short", file, length(reply$body), promised)
  digest <- paste(reply$headers[["repr-digest"]], collapse = "")
  found <- regmatches(digest, regexec("(^|[, ])sha-256=:([A-Za-z0-9+/]{43}=):", digest))[[1]]
  if (length(found) == 0) fail(con$lang, "unverified", file)
  if (!identical(jsonlite::base64_dec(found[3]), sha256(reply$body))) fail(con$lang, "damaged", file)
}

# The tables of a release: id, kind, citation, synthetic, and where each table lies.
release_tables <- function(con, release) {
  ask(con, "query Tables($release: ID) {
    release(id: $release) { id kind citation synthetic tables { name csvUrl synthetic } }
  }", list(release = release))$release
}

# A table's entry, or the error that lists what there is.
find_table <- function(con, held, table) {
  names <- words(held$tables, "name")
  if (!table %in% names) fail(con$lang, "no_table", table, held$id, paste(names, collapse = ", "))
  held$tables[[match(table, names)]]
}

# The path of a table's file. The key goes to the server itself and nowhere else: another address is no path.
table_path <- function(con, entry, format) {
  csv <- sub("[?].*$", "", entry$csvUrl)
  if (!grepl("^/[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*[.]csv$", csv)) fail(con$lang, "no_file", entry$name)
  speaks <- format %in% c("sav", "dta", "xlsx") && con$lang == "en"
  paste0(sub("csv$", format, csv), if (speaks) "?lang=en")
}
