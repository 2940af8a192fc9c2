# Reads every table of a folder of exports in every format that R reads, and stops at the first value, label or missing code that differs from the CSV. Arguments: the folder; the language of labels.
suppressPackageStartupMessages({ library(haven); library(readxl) })
args <- commandArgs(TRUE)
setwd(args[1])
language <- args[2]
text <- function(file, ...) read.csv(file, colClasses = "character", na.strings = NULL, encoding = "UTF-8", check.names = FALSE, ...)
variables <- text("variables.csv")
codes <- text("codes.csv")
same <- function(what, a, b) if (!isTRUE(all.equal(a, b, tolerance = 0, check.attributes = FALSE))) stop(what, ": ", paste(utils::head(which(!mapply(identical, a, b)), 3), collapse = ", "), call. = FALSE)
texts <- function(x) { x[x == ""] <- NA; as.character(x) }
number <- function(x) as.numeric(ifelse(x == "", NA, x))
checked <- 0
compared <- 0

value <- function(column, of, expected, what) {
  type <- of$type
  if (type == "boolean") {
    same(what, as.numeric(zap_labels(column)), as.numeric(ifelse(expected == "", NA, expected == "true")))
    if (is.labelled(column)) same(paste(what, "labels"), unname(attr(column, "labels")), c(0, 1))
  } else if (type %in% c("integer", "decimal", "number")) {
    same(what, as.numeric(zap_labels(column)), number(expected))
  } else if (type == "date") {
    same(what, format(column, "%Y-%m-%d"), texts(expected))
  } else if (type == "timestamp") {
    same(what, format(column, "%Y-%m-%dT%H:%M:%S", tz = "UTC"), texts(expected))
  } else if (type == "code" && is.labelled(column)) {
    list <- codes[codes$codelist == of$codelist, ]
    same(what, list$code[match(as.numeric(zap_labels(column)), as.numeric(list$number))], texts(expected))
    labels <- attr(column, "labels")
    labels <- labels[labels > 0]
    same(paste(what, "labels"), names(labels), list[[language]][match(unname(labels), as.numeric(list$number))])
  } else {
    column <- as.character(column)
    column[is.na(column)] <- ""
    same(what, column, expected)
  }
}

for (file in list.files(pattern = "[.]dta$")) {
  table <- sub("[.]dta$", "", file)
  csv <- text(paste0(table, ".csv"))
  columns <- variables[variables$table == sub("^INTERNAL-", "", table), ]
  same(paste(table, "names"), names(csv), columns$column)
  formats <- list(
    sav = read_sav(paste0(table, ".sav")), dta = read_dta(file),
    xlsx = suppressWarnings(read_excel(paste0(table, ".xlsx"), col_types = ifelse(columns$type %in% c("date", "timestamp"), "date", "text"))))
  for (format in names(formats)) {
    frame <- formats[[format]]
    same(paste(table, format, "names"), names(frame), names(csv))
    same(paste(table, format, "rows"), nrow(frame), nrow(csv))
    for (i in seq_len(nrow(columns))) {
      what <- paste(table, format, columns$column[i])
      column <- frame[[i]]
      if (format == "xlsx" && columns$type[i] == "boolean") column <- ifelse(column == "1" | column == "TRUE", 1, ifelse(is.na(column), NA, 0))
      if (format == "xlsx" && columns$type[i] %in% c("integer", "decimal", "number")) column <- as.numeric(column)
      value(column, columns[i, ], csv[[i]], what)
      if (format != "xlsx") {
        label <- attr(column, "label")
        full <- paste0(columns[[language]][i], ifelse(columns$unit[i] == "", "", paste0(" [", columns$unit[i], "]")))
        if (is.null(label) || !startsWith(full, sub("…$", "", label))) stop(what, ": label ", label, call. = FALSE)
      }
      compared <- compared + nrow(csv)
    }
  }
  excel <- read.csv2(paste0(table, ".excel.csv"), fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = NULL, check.names = FALSE)
  for (i in seq_len(nrow(columns))) {
    given <- excel[[i]]
    if (columns$type[i] %in% c("decimal", "number")) given <- sub(",", ".", given, fixed = TRUE)
    if (columns$type[i] == "timestamp") given <- sub(" ", "T", given, fixed = TRUE)
    same(paste(table, "excel.csv", columns$column[i]), sub("^'(?=[-=+@\t\r\n])", "", given, perl = TRUE), csv[[i]])
  }
  if (!identical(readBin(paste0(table, ".excel.csv"), "raw", 3), as.raw(c(0xef, 0xbb, 0xbf)))) stop(table, ": no byte order mark")
  checked <- checked + 1
}
cat(checked, "tables,", compared, "values\n")
