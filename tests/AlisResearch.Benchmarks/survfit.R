# The same curves by survival::survfit; reading is not timed. Arguments: three files of integers (days, left, group), their number.
# Prints the seconds of each run.
suppressMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
n <- as.integer(arguments[4])
day <- readBin(arguments[1], "integer", n)
has_left <- readBin(arguments[2], "integer", n)
form <- factor(readBin(arguments[3], "integer", n))
for (run in 1:2) {
  elapsed <- system.time(fit <- survfit(Surv(day, has_left) ~ form))[["elapsed"]]
  cat(format(elapsed, digits = 6), sum(fit$n.event), format(sum(fit$surv), digits = 17), "\n")
}
