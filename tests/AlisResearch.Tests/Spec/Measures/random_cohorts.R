# What R's package survival gives for every cohort of a file: one number a row, on standard output.
# Usage: Rscript random_cohorts.R FILE, a CSV with a row a person: cohort, group, stratum, entry, exit, outcome, digit.
suppressPackageStartupMessages(library(survival))
people <- read.csv(commandArgs(trailingOnly = TRUE)[1], colClasses = c(group = "character", stratum = "character", outcome = "character"), na.strings = character())
out <- function(cohort, kind, group, key, name, value) {
  if (length(value) > 0)
    cat(sprintf("%d,%s,%s,%s,%s,%s\n", cohort, kind, group, key, name, ifelse(is.finite(value), sprintf("%.17g", value), "NA")), sep = "")
}
# What warns is not defined, or not found: nothing is printed.
defined <- function(expression) tryCatch(expression, warning = function(w) NULL, error = function(e) NULL)

tau <- max(people$exit) # of all cohorts
cat("cohort,kind,group,key,name,value\n")
for (i in unique(people$cohort)) {
  d <- people[people$cohort == i, ]
  d$status <- as.integer(d$outcome != "")
  late <- any(d$entry > 0) # first at risk in interval e is (e - 1, t]
  d$s <- if (late) Surv(d$entry - 1, d$exit, d$status) else Surv(d$exit, d$status)

  for (g in unique(d$group)) {
    own <- d[d$group == g, ]
    for (type in c("log", "log-log", "plain")) {
      fit <- survfit(s ~ 1, data = own, conf.type = type)
      kept <- fit$n.event + fit$n.censor > 0
      for (name in c("surv", "std.err", "lower", "upper", "n.risk", "cumhaz", "std.chaz"))
        out(i, paste0("curve ", type), g, fit$time[kept], name, fit[[name]][kept])
      q <- quantile(fit, probs = c(0.25, 0.5, 0.75))
      for (name in names(q)) out(i, paste0("quantile ", type), g, c("0.25", "0.5", "0.75"), name, as.numeric(q[[name]]))
      table <- summary(fit, rmean = tau)$table
      out(i, paste0("table ", type), g, "", c("median", "0.95LCL", "0.95UCL"), table[c("median", "0.95LCL", "0.95UCL")])
    }
    out(i, "mean", g, "", c("rmean", "se(rmean)"), table[c("rmean", "se(rmean)")])
    if (any(own$status == 1)) {
      own$event <- factor(own$outcome, c("", setdiff(sort(unique(own$outcome)), "")))
      own$id <- seq_len(nrow(own))
      fit <- if (late) survfit(Surv(entry - 1, exit, event) ~ 1, data = own, id = id) else survfit(Surv(exit, event) ~ 1, data = own)
      kept <- rowSums(fit$n.event) + rowSums(as.matrix(fit$n.censor)) > 0
      for (state in fit$states[-1]) {
        at <- match(state, fit$states)
        out(i, "incidence", paste0(g, ":", state), fit$time[kept], "pstate", fit$pstate[kept, at])
        # R's is the infinitesimal jackknife: Aalen's where nobody enters late.
        if (!late) out(i, "incidence", paste0(g, ":", state), fit$time[kept], "std.err", fit$std.err[kept, at])
      }
    }
  }

  several <- length(unique(d$group)) > 1
  layers <- if (length(unique(d$stratum)) > 1) "+ strata(stratum)" else ""
  if (several && !late && any(d$status == 1)) {
    for (rho in 0:1) {
      test <- defined(survdiff(as.formula(paste("s ~ group", layers)), data = d, rho = rho))
      if (!is.null(test)) {
        expected <- rowSums(as.matrix(test$exp))
        groups <- sort(unique(d$group))
        out(i, "test", groups, rho, "observed", rowSums(as.matrix(test$obs)))
        out(i, "test", groups, rho, "expected", expected)
        if (sum(expected > 0) > 1) {
          out(i, "test", "", rho, "chisq", test$chisq)
          out(i, "test", "", rho, "df", sum(expected > 0) - 1)
        }
      }
    }
  }
  for (ties in c("efron", "breslow")) {
    fit <- defined(coxph(as.formula(paste("s ~ digit", if (several) "+ group" else "", layers)), data = d, ties = ties))
    if (!is.null(fit) && !anyNA(fit$coefficients)) {
      out(i, "cox", "", sub("group", "", names(fit$coefficients)), paste0(ties, " coef"), fit$coefficients)
      out(i, "cox", "", sub("group", "", names(fit$coefficients)), paste0(ties, " se"), sqrt(diag(fit$var)))
      out(i, "cox", "", "", paste(ties, c("loglik0", "loglik", "score", "concordance", "concordance se")),
        c(fit$loglik, fit$score, fit$concordance[["concordance"]], fit$concordance[["std"]]))
    }
  }
}
