# Writes survey.sav and survey.dta with haven, and survey.sav.json and survey.dta.json with what haven itself reads back from them.
# Usage: Rscript write_files.R FOLDER
suppressPackageStartupMessages({library(haven); library(jsonlite)})
folder <- commandArgs(trailingOnly = TRUE)[1]
long <- paste(rep("Kárášjohka čđŋšŧž æøå; ", 30), collapse = "")
very_long <- paste(rep(long, 5), collapse = "")

common <- list(
  tall = c(0.1 + 0.2, 1 / 3, -1e-5, 1e300, 12345678901234567, NA),
  heltall = c(1L, -2L, 0L, 2000000000L, NA, 7L),
  dato = as.Date(c("2019-11-06", "1582-10-15", "1959-12-31", "2100-02-28", NA, "1960-01-01")),
  tid = as.POSIXct(c("2019-11-06 13:45:30", "1960-01-01 00:00:00", "1959-12-31 23:59:59", "2024-02-29 00:00:00.25", NA, "2000-01-01 12:00:00"), tz = "UTC"),
  tekst = structure(c("Bodø", "čđŋ \"sitat\", komma", "", NA, long, "Ærlig\tog  dobbelt"), label = "Fritekst med æøå"),
  tom = rep(NA_real_, 6)
)

sav <- do.call(tibble::tibble, c(common, list(
  form = labelled_spss(c(1, 2, 3, 98, 99, NA), c("Fastlønn" = 1, "Næring" = 2, "Vet ikke" = 98, "Ubesvart" = 99), na_values = c(98, 99), label = "Kontraktsform"),
  alder = labelled_spss(c(31, 90, 95, 99, 45, NA), c("Ukjent" = 99), na_range = c(90, 99), label = "Alder"),
  hoy = labelled_spss(c(-5, 0, 899, 900, 901, 1e6), NULL, na_range = c(900, Inf)),
  lav = labelled_spss(c(-5, -1, 0, 1, 2, 77), NULL, na_range = c(-Inf, -1), na_values = 77),
  omrade = labelled_spss(c("NORD", "XX", "", "VEST", NA, "ŋ"), c("Ukjent" = "XX", "Nord" = "NORD"), na_values = "XX", label = "Område"),
  klokke = hms::hms(c(0, 3600, 86399, 45296.5, NA, 60))
)))
write_sav(sav, file.path(folder, "survey.sav"))
write_sav(sav, file.path(folder, "packed.zsav"), compress = "zsav")

dta <- do.call(tibble::tibble, c(common, list(
  form = labelled(c(1, 2, tagged_na("a"), tagged_na("z"), NA, 3), c("Fastlønn" = 1, "Næring" = 2, "Vet ikke" = tagged_na("a"), "Ubesvart" = tagged_na("z")), label = "Kontraktsform"),
  samme = labelled(c(2L, 1L, 1L, NA, 2L, 1L), c("Ja" = 1L, "Nei" = 2L)),
  stor = c(very_long, "", "kort", "to", "čđŋ", "x")
)))
write_dta(dta, file.path(folder, "survey.dta"), version = 14)
write_dta(dta[c("tall", "heltall", "dato", "samme")], file.path(folder, "old.dta"), version = 10)

number <- function(x) ifelse(is_tagged_na(x), paste0(".", na_tag(x)), ifelse(is.infinite(x), ifelse(x > 0, "Infinity", "-Infinity"), ifelse(is.na(x), NA, sprintf("%.17g", x))))
clock <- function(s) sub("\\.?0*$", "", sprintf("%02d:%02d:%09.6f", s %/% 3600, s %/% 60 %% 60, s %% 60))
text <- function(x) {
  if (inherits(x, "Date")) return(format(x, "%Y-%m-%d"))
  if (inherits(x, "POSIXct")) {
    s <- as.numeric(x)
    fraction <- sub("0+$", "", sprintf("%06d", as.integer(round((s - floor(s)) * 1e6))))
    return(ifelse(is.na(x), NA, paste0(format(as.POSIXct(floor(s), origin = "1970-01-01", tz = "UTC"), "%Y-%m-%dT%H:%M:%S"), ifelse(fraction == "", "", paste0(".", fraction)))))
  }
  if (inherits(x, "hms")) return(ifelse(is.na(x), NA, sub("(:\\d\\d:\\d)$", "\\10", clock(as.numeric(x)))))
  plain <- unclass(x)
  attributes(plain) <- NULL
  if (is.character(plain)) return(ifelse(plain == "", NA, plain))
  number(as.double(plain))
}

expect <- function(table, stata, name) {
  columns <- lapply(names(table), function(n) {
    x <- table[[n]]
    labels <- attr(x, "labels")
    missing <- c(lapply(attr(x, "na_values"), function(v) c(text(v), text(v))), if (!is.null(attr(x, "na_range"))) list(text(attr(x, "na_range"))))
    if (stata && is.numeric(unclass(x))) missing <- list(c(".a", ".z"))
    list(name = n, label = attr(x, "label", exact = TRUE), number = is.numeric(unclass(x)) && !inherits(x, c("Date", "POSIXct", "hms")),
         values = text(x), labelValues = if (is.null(labels)) list() else as.list(text(labels)), labelTexts = as.list(names(labels)), missing = missing)
  })
  write(toJSON(columns, auto_unbox = TRUE, null = "null", na = "null", digits = NA), file.path(folder, name))
}
expect(read_sav(file.path(folder, "survey.sav"), user_na = TRUE), FALSE, "survey.sav.json")
expect(read_sav(file.path(folder, "packed.zsav"), user_na = TRUE), FALSE, "packed.zsav.json")
expect(read_dta(file.path(folder, "survey.dta")), TRUE, "survey.dta.json")
expect(read_dta(file.path(folder, "old.dta")), TRUE, "old.dta.json")
