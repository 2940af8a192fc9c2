# The package against a server that runs, and against answers that are broken on purpose. ALIS_URL names the server; ALIS_INTERNAL_URL and ALIS_KEY one of an internal release.
library(alis)

url <- Sys.getenv("ALIS_URL")
if (url == "") stop("Set ALIS_URL to a running server, as in ALIS_URL=http://127.0.0.1:5080 (alis demo starts one).")
passed <- 0
check <- function(what, is_right) {
  if (!isTRUE(is_right)) stop("failed: ", what, call. = FALSE)
  passed <<- passed + 1
}
error_of <- function(expression) tryCatch({ expression; NULL }, alis_error = function(e) e)
refused <- function(what, expression, code, ...) {
  error <- error_of(expression)
  check(paste(what, "is refused as", code), !is.null(error) && identical(error$code, code))
  for (word in c(...)) check(paste(what, "says", word), grepl(word, conditionMessage(error), fixed = TRUE))
  check(paste(what, "is one sentence"), !grepl("\n", conditionMessage(error)) && grepl("[.]$", conditionMessage(error)))
}
# Asked without the package.
plain <- function(query, address = url) {
  handle <- curl::new_handle(copypostfields = jsonlite::toJSON(list(query = query), auto_unbox = TRUE), noproxy = "*")
  curl::handle_setheaders(handle, "Content-Type" = "application/json")
  jsonlite::fromJSON(rawToChar(curl::curl_fetch_memory(paste0(address, "/graphql"), handle)$content))$data
}
# The package with another answer of the network for as long as an expression takes.
answering <- function(change, expression) {
  namespace <- asNamespace("alis")
  real <- get("fetch", namespace)
  swap <- function(f) { unlockBinding("fetch", namespace); assign("fetch", f, namespace); lockBinding("fetch", namespace) }
  swap(function(con, path, body = NULL) change(real(con, path, body)))
  on.exit(swap(real))
  force(expression)
}

con <- alis_connect(url, lang = "en")
nb <- alis_connect(url)
release <- plain("{ release { id citation } }")$release

check("query", identical(alis_query(con, "{ release { id } }")$release$id, release$id))

curve <- alis_retention(con, study = "alis-vest")
points <- plain('{ cohort(where: {study: "alis-vest"}) { retention { points { months atRisk events survival lower upper } median { value } } } }')$cohort$retention
check("times", identical(curve$time, as.numeric(points$points[[1]]$months)))
check("survival", identical(curve$surv, points$points[[1]]$survival) && identical(curve$lower, points$points[[1]]$lower))
check("at risk", identical(curve$n.risk, as.numeric(points$points[[1]]$atRisk)))
check("origin", curve$release == release$id && curve$citation == release$citation && curve$synthetic)
check("frame", nrow(as.data.frame(curve)) == length(curve$time) && !is.null(attr(as.data.frame(curve)$surv, "label")))
check("summary at a time", summary(curve, times = 0)$surv == 1)
said <- paste(capture.output(print(curve)), collapse = "\n")
check("printing says what it is", all(vapply(c("SYNTHETIC", "protected", release$id), grepl, TRUE, said, fixed = TRUE)))
check("printing in Norwegian", grepl("SYNTETISK", paste(capture.output(print(alis_retention(nb, study = "alis-vest"))), collapse = "\n"), fixed = TRUE))
lists <- list(contract_form = c("Fastl\u00f8nn" = "FASTLONN"), employment = c("L\u00f8nnet" = "SALARIED"), central_or_not = c("Mindre sentral" = "NOT_CENTRAL"), missing = c("Mangler" = "..", "Ikke aktuelt" = "."))
check("labels of groups outside their list", identical(names(alis:::group_codes(lists, "contract_form", c("FASTLONN", "..", "SALARIED"))), c("Fastl\u00f8nn", "L\u00f8nnet", "Mangler")))
check("no labels of groups without any", is.null(alis:::group_codes(lists, "phase", "1")))
check("labels of groups without a list", identical(names(alis:::group_codes(lists, "phase", c("1", "..")))[1], "Mangler"))
by_form <- alis_retention(con, study = "alis-by", group_by = "contract_form")
check("groups", length(by_form$strata) >= 2 && sum(by_form$strata) == length(by_form$time))
picture <- tempfile(fileext = ".png")
grDevices::png(picture)
plot(by_form)
invisible(grDevices::dev.off())
check("plot", file.size(picture) > 2000)

stability <- alis_stability(con, study = "alis-vest", years = 0:3)
shares <- plain('{ cohort(where: {study: "alis-vest"}) { stability(years: [0, 1, 2, 3]) { years eligible sameDoctorShare { value } } } }')$cohort$stability
check("stability", isTRUE(all.equal(stability$eligible, shares$eligible, check.attributes = FALSE)) && isTRUE(all.equal(stability$share, shares$sameDoctorShare$value, check.attributes = FALSE)))
turnover <- alis_turnover(con, study = "alis-vest")
check("turnover", nrow(turnover) > 1 && inherits(turnover$from, "Date") && attr(turnover, "synthetic"))

book <- alis_codebook(con, "recruitment")
check("codebook", "contract_form" %in% book$name && "FASTLONN" %in% attr(book, "codelists")$contract_form)
posts <- alis_export(con, "recruitment")
check("export", nrow(posts) == 47 && is.integer(posts$list_cap) && inherits(posts$as_of, "Date"))
check("labels", attr(posts$list_cap, "label") == book$meaning[book$name == "list_cap"] && "FASTLONN" %in% attr(posts$contract_form, "labels"))
check("labels of a release", identical(alis:::read_codebook(con, release$id), alis:::read_codebook(con)))
refused("a codebook of a release that is not there", alis:::read_codebook(con, "2001-01-01-000000000000"), "NOT_FOUND")
moment <- as.POSIXct("2020-07-01 12:00:00", tz = "UTC")
check("timestamps of CSV", identical(format(alis:::as_type("2020-07-01T12:00:00", "TIMESTAMP"), usetz = TRUE), "2020-07-01 12:00:00 UTC"))
check("timestamps of Parquet", identical(format(alis:::as_type(structure(moment, tzone = "Europe/Oslo"), "TIMESTAMP"), usetz = TRUE), "2020-07-01 12:00:00 UTC"))
check("a known digest", identical(paste(alis:::sha256(charToRaw("abc")), collapse = ""), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
for (size in c(0, 55, 56, 64, 1000)) check("both ways to a digest", identical(alis:::sha256(as.raw(seq_len(size) %% 256)), alis:::sha256_in_r(as.raw(seq_len(size) %% 256))))
for (format in c("csv", "parquet", "excel.csv", "sav", "dta", "xlsx")) {
  file <- tempfile(fileext = paste0(".", format))
  check(format, identical(alis_export(con, "recruitment", format, file), file) && file.size(file) > 1000)
}

refused("a closed port", alis_connect("http://127.0.0.1:9", lang = "en"), "unreachable", "alis serve")
refused("a wrong path", alis_connect(paste0(url, "/nothing")), "not_api")
refused("a release that is not there", alis_retention(con, release = "2001-01-01-000000000000"), "NOT_FOUND", "2001-01-01-000000000000")
refused("what is not released", alis_retention(con, study = "alis-nord", group_by = "contract_form"), "NOT_RELEASED")
refused("what is not released, in Norwegian", alis_retention(nb, study = "alis-nord", group_by = "contract_form"), "NOT_RELEASED", "utgivelsen")
refused("a table that is not there", alis_export(con, "recruitmnt"), "no_table", "recruitment")
refused("a key over http", alis_connect("http://example.org", key = "alis_0", lang = "en"), "key_over_http", "https://example.org")
refused("a file that comes short", answering(function(reply) { if (length(reply$headers[["repr-digest"]])) reply$body <- head(reply$body, -9); reply }, alis_export(con, "recruitment", "csv", tempfile())), "short", "download it again")
refused("a damaged file", answering(function(reply) { if (length(reply$headers[["repr-digest"]])) reply$body[1] <- as.raw(0); reply }, alis_export(con, "recruitment", "csv", tempfile())), "damaged")
for (digest in list(NULL, "", "sha-256=::", "sha-256=:AAAA:", "sha-512=:AAAA:"))
  refused("a file without a digest", answering(function(reply) { reply$headers[["repr-digest"]] <- digest; reply }, alis_export(con, "recruitment", "csv", tempfile())), "unverified", "download it again")
for (status in c(202, 206))
  refused("a part of a file", answering(function(reply) { if (length(reply$headers[["repr-digest"]])) reply$status <- status; reply }, alis_export(con, "recruitment", "csv", tempfile())), "status", status)
broken_off <- answering(function(reply) stop("transfer closed with outstanding read data remaining"), error_of(alis_query(con, "{ release { id } }")))
check("an answer that breaks off", broken_off$code == "short" && grepl("broke off", conditionMessage(broken_off)) && !grepl("?", conditionMessage(broken_off), fixed = TRUE))
refused("a file of no release, in the server's words", alis:::exchange(con, "/releases/nowhere/cells/cohort.csv"), "no_file", "nowhere", "may have been retired")
refused("the same in Norwegian", alis:::exchange(nb, "/releases/nowhere/cells/cohort.csv"), "no_file", "trukket tilbake")
refused("too many questions", answering(function(reply) { reply$status <- 429; reply }, alis_query(con, "{ release { id } }")), "status", "429")
for (body in c('{"errors":["x"]}', '{"errors":{}}', '{"errors":[{"message":"x","extensions":"y"}]}', '{"data":null}', '{"data":{}}', '[]', '"x"', "<html>"))
  for (simplify in c(TRUE, FALSE))
    refused(paste("the answer", body), answering(function(reply) { reply$body <- charToRaw(body); reply }, alis_query(con, "{ release { id } }", simplify = simplify)), "not_api")
refused("an endless level", alis_retention(con, confidence = Inf), "argument", "confidence")
refused("a level that is no number", alis_retention(con, confidence = NaN), "argument", "confidence")
for (years in list(Inf, NaN, 1e10, 0.5, "1", NULL)) refused("no whole years", alis_stability(con, years = years), "argument", "years", "0:5")
refused("an endless time", summary(curve, times = c(0, Inf)), "argument", "times")
refused("a server in trouble", answering(function(reply) { reply$status <- 503; reply }, alis_query(con, "{ release { id } }")), "status", "503")
refused("a file without a place", alis_export(con, "recruitment", "dta"), "need_file", "recruitment.dta")

internal <- Sys.getenv("ALIS_INTERNAL_URL")
if (internal != "") {
  key <- Sys.getenv("ALIS_KEY")
  owner <- alis_connect(internal, key = key, lang = "en")
  exact <- alis_retention(owner, study = "alis-vest")
  check("internal", exact$kind == "INTERNAL" && exact$n > 20 && length(exact$time) > length(curve$time))
  check("internal is said", grepl("not for publication", paste(capture.output(print(exact)), collapse = " "), fixed = TRUE))
  check("a key is not shown", !grepl(key, paste(capture.output({ print(owner); str(unclass(owner)) }), collapse = " "), fixed = TRUE))
  file <- tempfile(fileext = ".csv")
  before <- Sys.umask()
  heard <- tryCatch(alis_export(owner, "tenure", "csv", file), message = function(m) conditionMessage(m))
  check("an internal file is said to be", grepl("not for publication", heard, fixed = TRUE))
  check("an internal file is its owner's alone", .Platform$OS.type == "windows" || identical(format(file.mode(file)), "600"))
  check("the mask is as before", identical(Sys.umask(), before))
  refused("an internal file without a place", alis_export(owner, "tenure", "csv"), "need_file", "INTERNAL-tenure.csv")
  refused("a wrong key", alis_connect(internal, key = "alis_wrong", lang = "en"), "key_refused", "alis api-keys add")
  refused("no key", alis_connect(internal), "key_refused")
}

cat(passed, "checks passed\n")
