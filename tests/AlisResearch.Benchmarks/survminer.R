# Draws the retention figure each time that a line (svg or png) comes in, as survminer does: curve, band, marks of the censored, median, risk table; 16 cm, as svg or png (300 dpi).
# First line: months and whether left of each person, one after the other. Prints the size of each picture.
suppressMessages({
  if (!requireNamespace("survminer", quietly = TRUE)) quit(status = 0)
  library(survival)
  library(survminer)
})
lines <- file("stdin", "r")
numbers <- scan(text = readLines(lines, 1), quiet = TRUE)
persons <- data.frame(months = numbers[c(TRUE, FALSE)], left = numbers[c(FALSE, TRUE)])
cat("ready\n")
while (length(device <- readLines(lines, 1)) == 1) {
  picture <- tempfile()
  if (device == "svg") svg(picture, width = 16 / 2.54, height = 16 / 2.54) else png(picture, width = 16, height = 16, units = "cm", res = 300)
  fit <- survfit(Surv(months, left) ~ 1, data = persons)
  print(ggsurvplot(fit, data = persons, conf.int = TRUE, censor = TRUE, surv.median.line = "hv", risk.table = TRUE, cumevents = TRUE, cumcensor = TRUE, break.time.by = 6))
  invisible(dev.off())
  cat(file.size(picture), "\n")
  unlink(picture)
}
