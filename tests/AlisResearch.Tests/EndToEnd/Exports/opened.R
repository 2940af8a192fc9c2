# What LibreOffice made of the Excel variant and of a workbook, against the CSV: letters, decimals as numbers, dates as dates. Arguments: the folder of exports, that of the opened ones.
suppressPackageStartupMessages(library(readxl))
args <- commandArgs(TRUE)
text <- function(table) read.csv(file.path(args[1], paste0(table, ".csv")), colClasses = "character", na.strings = NULL, encoding = "UTF-8")
same <- function(what, a, b) if (!identical(a, b)) stop(what, ": ", paste(utils::head(which(a != b), 3), collapse = ", "), call. = FALSE)
clean <- function(x) { x <- as.character(x); x[is.na(x)] <- ""; x }
for (name in c("recruitment.excel.xlsx", "recruitment.xlsx")) {
  frame <- suppressWarnings(read_excel(file.path(args[2], name), guess_max = 10000))
  csv <- text("recruitment")
  same(paste(name, "names"), names(frame), names(csv))
  same(paste(name, "letters"), clean(frame$municipality), csv$municipality)
  stopifnot(any(grepl("[\u00e6\u00f8\u00e5]", csv$municipality)), inherits(frame$as_of, "POSIXct"), is.numeric(frame$list_cap))
  same(paste(name, "dates"), clean(format(frame$as_of, "%Y-%m-%d")), csv$as_of)
  same(paste(name, "numbers"), frame$list_cap, as.numeric(ifelse(csv$list_cap == "", NA, csv$list_cap)))
}
frame <- read_excel(file.path(args[2], "programme_figure.excel.xlsx"), guess_max = 10000)
csv <- text("programme_figure")
stopifnot(is.numeric(frame$value), any(grepl(".", csv$value, fixed = TRUE)))
same("decimals", frame$value, as.numeric(csv$value))
cat("opened\n")
