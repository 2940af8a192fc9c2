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
  if (format != "data.frame" && is.null(file)) fail(con$lang, "need_file", paste0(table, ".", format))

  held <- release_tables(con, release)
  entry <- find_table(con, held, table)
  if (format == "data.frame") return(export_frame(con, held, entry))
  path <- table_path(con, entry, format)
  bytes <- download(con, path)
  save_bytes(con, bytes, file)
}

export_frame <- function(con, held, entry) {
  reader <- parquet_reader()
  format <- if (is.null(reader)) "csv" else "parquet"
  path <- table_path(con, entry, format)
  bytes <- download(con, path)
  frame <- tryCatch(
    if (format == "csv") read_csv_bytes(bytes) else read_parquet_bytes(bytes, reader),
    error = function(e) fail(con$lang, "unreadable", basename(path)))
  frame <- with_labels(frame, alis_codebook(con, entry$name))
  with_origin(frame, list(
    release = held$id, kind = held$kind, citation = held$citation, synthetic = entry$synthetic, url = paste0(con$url, path)))
}

# Written beside its place and then moved there: there is never half a file.
save_bytes <- function(con, bytes, file) {
  force(bytes)
  beside <- tempfile(".alis-", tmpdir = dirname(file))
  on.exit(unlink(beside))
  written <- tryCatch(suppressWarnings({
    writeBin(bytes, beside)
    file.rename(beside, file)
  }), error = function(e) FALSE)
  if (!written) fail(con$lang, "cannot_write", file)
  invisible(file)
}
