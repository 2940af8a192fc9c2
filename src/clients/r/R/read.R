# What reads a Parquet file into a data frame here; NULL when nothing is installed that does.
parquet_reader <- function() {
  has <- function(package) requireNamespace(package, quietly = TRUE)
  if (has("nanoparquet")) return(function(path) nanoparquet::read_parquet(path))
  if (has("arrow")) return(function(path) arrow::read_parquet(path))
  if (has("duckdb") && has("DBI")) read_with_duckdb
}

read_with_duckdb <- function(path) {
  database <- DBI::dbConnect(duckdb::duckdb())
  on.exit(DBI::dbDisconnect(database, shutdown = TRUE))
  DBI::dbGetQuery(database, paste0("select * from read_parquet(", DBI::dbQuoteString(database, path), ")"))
}

read_parquet_bytes <- function(bytes, reader) {
  path <- tempfile(fileext = ".parquet")
  on.exit(unlink(path))
  writeBin(bytes, path)
  as.data.frame(reader(path))
}

# Every column as text; an empty field is missing.
read_csv_bytes <- function(bytes) {
  path <- tempfile(fileext = ".csv")
  on.exit(unlink(path))
  writeBin(bytes, path)
  utils::read.csv(path, colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8")
}

# A column as the codebook's type has it in R, whichever format it came in.
as_type <- function(column, type) {
  switch(type,
    INTEGER = as_whole(column),
    DECIMAL = , NUMBER = as.numeric(column),
    BOOLEAN = as.logical(column),
    DATE = as.Date(column),
    TIMESTAMP = as_moment(column),
    as.character(column))
}

# Timestamps have no time zone: as haven does, they are shown as they are written, as UTC.
as_moment <- function(column) {
  if (is.character(column)) return(as.POSIXct(column, format = "%Y-%m-%dT%H:%M:%S", tz = "UTC"))
  attr(column, "tzone") <- "UTC"
  column
}

as_whole <- function(column) {
  whole <- as.numeric(column)
  if (all(abs(whole) <= .Machine$integer.max, na.rm = TRUE)) as.integer(whole) else whole
}
