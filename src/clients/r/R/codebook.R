alis_codebook <- function(con, table = NULL) {
  check_connection(con)
  check_text(con$lang, "table", table)
  book <- read_codebook(con)
  if (is.null(table)) return(book)
  if (!table %in% book$table) fail(con$lang, "no_codebook", table, paste(unique(book$table), collapse = ", "))
  of_table(book, table)
}

# The part of a codebook that is about one table.
of_table <- function(book, table) {
  lists <- attr(book, "codelists")
  book <- book[book$table == table, ]
  rownames(book) <- NULL
  attr(book, "codelists") <- lists[intersect(names(lists), book$codelist)]
  book
}

# The codebook of a release; of the current one for NULL.
read_codebook <- function(con, release = NULL) {
  answer <- ask(con, "query Codebook($lang: Language!, $release: ID) {
    variables(release: $release) { table name type unit codelist meaning(lang: $lang) }
    codelists(release: $release) { id codes { code label(lang: $lang) } }
  }", list(lang = toupper(con$lang), release = release))
  fields <- c("table", "name", "meaning", "type", "unit", "codelist")
  book <- as.data.frame(sapply(fields, function(field) words(answer$variables, field), simplify = FALSE))
  attr(book, "codelists") <- code_lists(answer$codelists)
  book
}

# A named list of code lists, each a vector of codes named by their labels, as haven has them.
code_lists <- function(lists) {
  codes <- lapply(lists, function(list) {
    codes <- words(list$codes, "code")
    names(codes) <- words(list$codes, "label")
    codes
  })
  names(codes) <- words(lists, "id")
  codes
}

read_code_lists <- function(con, release) {
  code_lists(ask(con, "query Codes($lang: Language!, $release: ID) { codelists(release: $release) { id codes { code label(lang: $lang) } } }",
    list(lang = toupper(con$lang), release = release))$codelists)
}
