alis_export <- function(con, table, format = c("data.frame", "csv", "parquet", "excel.csv", "sav", "dta", "xlsx"),
                        file = NULL, release = NULL) {
  check_connection(con)
  check_text(con$lang, "table", table, optional = FALSE)
  check_text(con$lang, "release", release)
  check_text(con$lang, "file", file)
  formats <- eval(formals(alis_export)$format)
  if (missing(format)) format <- formats[1]
  if (!is.character(format) || length(format) != 1 || !format %in% formats)
    fail_argument(con$lang, "format", "one_of", paste(formats, collapse = ", "))
  held <- release_tables(con, release)
  entry <- find_table(con, held, table)
  if (format == "data.frame") return(export_frame(con, held, entry))
  internal <- held$kind == "INTERNAL"
  if (is.null(file)) fail(con$lang, "need_file", paste0(if (internal) "INTERNAL-", table, ".", format))
  path <- table_path(con, entry, format)
  bytes <- download(con, path)
  save_bytes(con, bytes, file, internal)
}

export_frame <- function(con, held, entry) {
  reader <- parquet_reader()
  format <- if (is.null(reader)) "csv" else "parquet"
  path <- table_path(con, entry, format)
  bytes <- download(con, path)
  frame <- tryCatch(
    if (format == "csv") read_csv_bytes(bytes) else read_parquet_bytes(bytes, reader),
    error = function(e) fail(con$lang, "unreadable", basename(path)))
  frame <- with_labels(frame, of_table(read_codebook(con, held$id), entry$name))
  with_origin(frame, list(
    release = held$id, kind = held$kind, citation = held$citation, synthetic = entry$synthetic, url = paste0(con$url, path)))
}

# Written beside its place and then moved there: there is never half a file. Exact figures are for their owner alone, and said to be.
save_bytes <- function(con, bytes, file, internal) {
  force(bytes)
  if (internal) {
    old <- Sys.umask("077")
    on.exit(Sys.umask(old), add = TRUE)
  }
  beside <- tempfile(".alis-", tmpdir = dirname(file))
  on.exit(unlink(beside), add = TRUE)
  written <- tryCatch(suppressWarnings({
    writeBin(bytes, beside)
    file.rename(beside, file)
  }), error = function(e) FALSE)
  if (!written) fail(con$lang, "cannot_write", file)
  if (internal) message(say(texts$internal, con$lang))
  invisible(file)
}
