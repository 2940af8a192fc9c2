# Every text the package shows, in both languages. Each error is one sentence that tells what to do.

errors <- list(
  unreachable = c(
    nb = "F\u00e5r ikke svar fra %s (%s): sjekk adressen og nettverket, og at tjeneren kj\u00f8rer (alis serve).",
    en = "No answer from %s (%s): check the address and the network, and that the server runs (alis serve)."),
  not_api = c(
    nb = "Fant ikke noe AlisResearch-API p\u00e5 %s: gi alis_connect() adressen som startsiden st\u00e5r p\u00e5, uten noe etter.",
    en = "There is no AlisResearch API at %s: give alis_connect() the address of its start page, with nothing after it."),
  moved = c(
    nb = "%s sender videre til en annen adresse: gi alis_connect() den nye.",
    en = "%s redirects to another address: give alis_connect() the new one."),
  key_refused = c(
    nb = "%s godtar ikke n\u00f8kkelen, eller mangler den: gi alis_connect() en gyldig, for eksempel key = Sys.getenv(\"ALIS_KEY\"), laget med alis api-keys add MERKELAPP.",
    en = "%s does not accept the key, or lacks it: give alis_connect() a valid one, such as key = Sys.getenv(\"ALIS_KEY\"), made with alis api-keys add LABEL."),
  deleted = c(
    nb = "En intern utgivelse p\u00e5 %s er slettet: lag en ny (alis release build --internal) og start tjeneren p\u00e5 nytt.",
    en = "An internal release at %s is deleted: make a new one (alis release build --internal) and start the server again."),
  no_file = c(
    nb = "Tjeneren har ikke filen %s: be om en utgivelse som finnes og et format som tjeneren lager (csv lager alle).",
    en = "The server does not have the file %s: ask for a release that exists and a format that the server makes (all make csv)."),
  status = c(
    nb = "%s svarte med HTTP-status %s: pr\u00f8v igjen senere, eller si fra til dem som driver tjeneren.",
    en = "%s answered with HTTP status %s: try again later, or tell those who run the server."),
  said = c(nb = "Tjeneren svarer: %s.", en = "The server answers: %s."),
  short = c(
    nb = "Filen %s kom ikke hel frem (%s av %s byte): last den ned en gang til.",
    en = "The file %s came incomplete (%s of %s bytes): download it again."),
  broken_off = c(
    nb = "Svaret fra %s ble avbrutt f\u00f8r alt var kommet: pr\u00f8v en gang til.",
    en = "The answer from %s broke off before all of it had come: try again."),
  unverified = c(
    nb = "Filen %s kunne ikke kontrolleres, for kontrollsummen mangler: last den ned en gang til, og sp\u00f8r dem som driver tjeneren om adressen hvis det gjentar seg.",
    en = "The file %s could not be checked, as its digest is missing: download it again, and ask those who run the server for the address if it repeats."),
  damaged = c(
    nb = "Filen %s er skadet p\u00e5 veien (kontrollsummen stemmer ikke): last den ned en gang til, og si fra til dem som driver tjeneren om det gjentar seg.",
    en = "The file %s was damaged on its way (its digest differs): download it again, and tell those who run the server if it repeats."),
  NOT_FOUND = c(nb = "Be om noe som finnes: %s.", en = "Ask for something that exists: %s."),
  NOT_RELEASED = c(nb = "Be om noe som utgivelsen har: %s.", en = "Ask for something that the release holds: %s."),
  query = c(nb = "Sjekk sp\u00f8rringen eller argumentene: %s.", en = "Check the query or the arguments: %s."),
  no_table = c(
    nb = "Fant ingen tabell \u00ab%s\u00bb i utgivelse %s: velg en av %s.",
    en = "There is no table \u201c%s\u201d in release %s: choose one of %s."),
  no_codebook = c(
    nb = "Fant ingen tabell \u00ab%s\u00bb i kodeboken: velg en av %s.",
    en = "There is no table \u201c%s\u201d in the codebook: choose one of %s."),
  need_file = c(
    nb = "Si hvor filen skal lagres, for eksempel file = \"%s\".",
    en = "Say where to save the file, such as file = \"%s\"."),
  cannot_write = c(
    nb = "Kan ikke skrive %s: velg en mappe som finnes, og som du kan skrive i.",
    en = "Cannot write %s: choose a folder that exists and that you may write to."),
  unreadable = c(
    nb = "Kan ikke lese %s som en tabell: last den ned med format = \"csv\" og si fra til dem som driver tjeneren.",
    en = "Cannot read %s as a table: download it with format = \"csv\" and tell those who run the server."),
  argument = c(nb = "%s skal v\u00e6re %s.", en = "%s must be %s."),
  url = c(
    nb = "Gi adressen som https://vert[:port], uten brukernavn, passord, sp\u00f8rsm\u00e5lstegn eller emneknagg.",
    en = "Give the address as https://host[:port], without user name, password, question mark or hash."),
  key_over_http = c(
    nb = "Bruk https://%s: en n\u00f8kkel sendes ikke over http til en annen maskin.",
    en = "Use https://%s: a key is not sent over http to another machine."),
  key = c(
    nb = "Gi n\u00f8kkelen slik alis api-keys add viste den: \u00e9n tekst, uten mellomrom og linjeskift.",
    en = "Give the key as alis api-keys add showed it: one text, without spaces or line breaks.")
)

# What printing and plotting say.
texts <- list(
  connection = c(nb = "AlisResearch p\u00e5 %s", en = "AlisResearch at %s"),
  with_key = c(nb = "Med n\u00f8kkel (vises ikke)", en = "With a key (not shown)"),
  language = c(nb = "Spr\u00e5k: nb", en = "Language: en"),
  release = c(nb = "Utgivelse %s", en = "Release %s"),
  synthetic = c(nb = "SYNTETISK: oppdiktede data", en = "SYNTHETIC: made-up data"),
  protected = c(
    nb = "Antallene er beskyttet: avrundet ved trekning. Grensene tar med b\u00e5de utvalg og avrunding.",
    en = "Counts are protected: rounded by a draw. Limits hold both sampling and rounding."),
  internal = c(nb = "INTERN: eksakte tall, ikke for publisering.", en = "INTERNAL: exact figures, not for publication."),
  retention = c(nb = "Andel leger som fortsatt er i stillingen (Kaplan-Meier)", en = "Share of doctors still in post (Kaplan-Meier)"),
  everyone = c(nb = "alle", en = "all"),
  band = c(nb = "B\u00e5nd: %s %% konfidensintervall", en = "Band: %s%% confidence interval"),
  months = c(nb = "M\u00e5neder siden start", en = "Months since entry"),
  share = c(nb = "Andel i stillingen", en = "Share still in post"),
  median_in = c(nb = "Median i m\u00e5neder, med %s %% konfidensgrenser", en = "Median in months, with %s%% confidence limits"),
  column_n = c(nb = "antall", en = "n"),
  column_events = c(nb = "sluttet", en = "events"),
  column_median = c(nb = "median", en = "median"),
  column_lower = c(nb = "nedre", en = "lower"),
  column_upper = c(nb = "\u00f8vre", en = "upper"),
  a_connection = c(nb = "en forbindelse fra alis_connect()", en = "a connection from alis_connect()"),
  one_text = c(nb = "\u00e9n tekst", en = "one text"),
  a_number = c(nb = "et endelig tall", en = "a finite number"),
  whole_years = c(nb = "hele \u00e5r, for eksempel 0:5", en = "whole years, such as 0:5"),
  one_of = c(nb = "en av %s", en = "one of %s")
)

# Labels of the columns that a measure comes with.
column_labels <- list(
  group = c(nb = "Gruppe", en = "Group"),
  time = c(nb = "M\u00e5neder siden start", en = "Months since entry"),
  n.risk = c(nb = "Under risiko rett f\u00f8r", en = "At risk just before"),
  n.event = c(nb = "Sluttet", en = "Left"),
  n.censor = c(nb = "Sensurert: fulgt s\u00e5 langt, og ikke sluttet", en = "Censored: followed so far, and not left"),
  surv = c(nb = "Andel som fortsatt er i stillingen", en = "Share still in post"),
  lower = c(nb = "Nedre grense", en = "Lower limit"),
  upper = c(nb = "\u00d8vre grense", en = "Upper limit"),
  n = c(nb = "Begynte", en = "Entered"),
  n.lower = c(nb = "Minste mulige antall som begynte", en = "The least that entered"),
  n.upper = c(nb = "St\u00f8rste mulige antall som begynte", en = "The most that entered"),
  events = c(nb = "Sluttet", en = "Left"),
  events.lower = c(nb = "Minste mulige antall som sluttet", en = "The least that left"),
  events.upper = c(nb = "St\u00f8rste mulige antall som sluttet", en = "The most that left"),
  median = c(nb = "M\u00e5neder til halvparten har sluttet", en = "Months until half have left"),
  median.lower = c(nb = "M\u00e5neder til halvparten har sluttet, nedre grense", en = "Months until half have left, lower limit"),
  median.upper = c(nb = "M\u00e5neder til halvparten har sluttet, \u00f8vre grense", en = "Months until half have left, upper limit"),
  rmean = c(nb = "Gjennomsnittlige m\u00e5neder i stillingen i oppf\u00f8lgingstiden", en = "Mean months in post within the follow-up"),
  rmean.lower = c(nb = "Gjennomsnittlige m\u00e5neder, nedre grense", en = "Mean months, lower limit"),
  rmean.upper = c(nb = "Gjennomsnittlige m\u00e5neder, \u00f8vre grense", en = "Mean months, upper limit"),
  years = c(nb = "\u00c5r siden stillingen begynte", en = "Years since the post began"),
  posts = c(nb = "Stillinger", en = "Posts"),
  eligible = c(nb = "Stillinger som er s\u00e5 gamle", en = "Posts that are so old"),
  same_doctor = c(nb = "Holdt av samme lege s\u00e5 lenge", en = "Held by the same doctor so long"),
  same_doctor_lower = c(nb = "Holdt av samme lege, minste mulige antall", en = "Held by the same doctor, the least"),
  same_doctor_upper = c(nb = "Holdt av samme lege, st\u00f8rste mulige antall", en = "Held by the same doctor, the most"),
  share = c(nb = "Andel holdt av samme lege s\u00e5 lenge", en = "Share held by the same doctor so long"),
  share_lower = c(nb = "Andel holdt av samme lege, nedre grense", en = "Share held by the same doctor, lower limit"),
  share_upper = c(nb = "Andel holdt av samme lege, \u00f8vre grense", en = "Share held by the same doctor, upper limit"),
  filled = c(nb = "Besatt den dagen; bare i interne utgivelser", en = "Filled on that day; internal releases only"),
  original_holder = c(nb = "Holdt av den f\u00f8rste legen; bare i interne utgivelser", en = "Held by the first doctor; internal releases only"),
  from = c(nb = "Periodens f\u00f8rste dag", en = "First day of the period"),
  to = c(nb = "Dagen etter periodens siste", en = "The day after the period's last"),
  at_start = c(nb = "I stilling den f\u00f8rste dagen", en = "In post on the first day"),
  at_end = c(nb = "I stilling den siste dagen", en = "In post on the last day"),
  left = c(nb = "Sluttet i perioden", en = "Left in the period"),
  turnover = c(nb = "Turnover: sluttet, delt p\u00e5 gjennomsnittlig antall i stilling", en = "Turnover: leavers against the mean headcount"),
  turnover_lower = c(nb = "Turnover, nedre grense for utvalg", en = "Turnover, lower limit for sampling"),
  turnover_upper = c(nb = "Turnover, \u00f8vre grense for utvalg", en = "Turnover, upper limit for sampling"),
  not_computable = c(nb = "Hvorfor det ikke er noe tall", en = "Why there is no figure")
)

# A text of one of the lists above, filled in.
say <- function(text, lang, ...) {
  said <- text[[lang]]
  if (...length() > 0) sprintf(said, ...) else said
}
