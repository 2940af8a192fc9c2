import { endpoint } from './graphql.js';

/** One line for a POSIX shell: single quotes keep the JSON as it is. */
export function curlLine(query) {
  const body = JSON.stringify({ query: oneLine(query) }).replaceAll("'", String.raw`'\''`);
  return `curl -sS '${endpoint}' -H 'Content-Type: application/json' --data-raw '${body}'`;
}

/** R 4.0 or later (raw strings). `rows` is the way to the list in the answer; [] gives the whole answer. */
export function rSnippet(query, rows) {
  const dashes = rawStringDashes(query);
  return `library(curl)
library(jsonlite)

query <- r"${dashes}(${query})${dashes}"

handle <- new_handle()
handle_setheaders(handle, "Content-Type" = "application/json")
handle_setopt(handle, copypostfields = enc2utf8(toJSON(list(query = query), auto_unbox = TRUE)))
answer <- rawToChar(curl_fetch_memory("${endpoint}", handle)$content)
Encoding(answer) <- "UTF-8"

result <- fromJSON(answer, flatten = TRUE)
if (!is.null(result$errors)) stop(result$errors$message[1])
${['result', 'data', ...rows].map(rName).join('$')}`;
}

/** Line breaks may be closed up unless a comment or a block string depends on them. */
function oneLine(query) {
  return /#|"""/.test(query) ? query : query.trim().replace(/\s*\n\s*/g, ' ');
}

function rawStringDashes(query) {
  let dashes = '';
  while (query.includes(`)${dashes}"`)) dashes += '-';
  return dashes;
}

function rName(name) {
  return name.startsWith('_') ? `\`${name}\`` : name;
}
