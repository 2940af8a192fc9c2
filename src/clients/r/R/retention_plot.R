# Okabe and Ito's colours, without the yellow that is too pale for a line on white.
okabe_ito <- c("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")

plot.alis_retention <- function(x, conf.band = TRUE, col = okabe_ito, lty = 1:6, lwd = 2, main = NULL, xlab = NULL,
                                ylab = NULL, legend.at = "bottomleft", ...) {
  curves <- split(as.data.frame(x), rep(seq_along(x$strata), x$strata))
  col <- rep_len(col, length(curves))
  lty <- rep_len(lty, length(curves))
  graphics::plot.default(c(0, max(0, x$time)), c(0, 1), type = "n", axes = FALSE, xlab = "", ylab = "", ...)
  if (conf.band) Map(draw_band, curves, col)
  Map(draw_steps, curves, col, lty, lwd)
  draw_axes(x$lang)
  graphics::title(
    main = or(main, say(texts$retention, x$lang)), ylab = or(ylab, say(texts$share, x$lang)), font.main = 1)
  graphics::title(xlab = or(xlab, say(texts$months, x$lang)), line = 2.1)
  if (length(curves) > 1) graphics::legend(legend.at, group_names(x), col = col, lty = lty, lwd = lwd, bty = "n")
  draw_caption(x, conf.band)
  invisible(x)
}

or <- function(given, otherwise) if (is.null(given)) otherwise else given

draw_steps <- function(curve, col, lty, lwd) {
  graphics::lines(c(0, curve$time), c(1, curve$surv), type = "s", col = col, lty = lty, lwd = lwd)
}

# The limits as steps; where there are none there is no band.
draw_band <- function(curve, col) {
  curve <- curve[!is.na(curve$lower) & !is.na(curve$upper), ]
  if (nrow(curve) == 0) return(invisible())
  across <- rep(c(0, curve$time), each = 2)[-1]
  steps <- function(limit) {
    level <- rep(c(1, limit), each = 2)
    level[-length(level)]
  }
  graphics::polygon(
    c(across, rev(across)), c(steps(curve$lower), rev(steps(curve$upper))), border = NA,
    col = grDevices::adjustcolor(col, alpha.f = 0.18))
}

# Time in half-years, as the data have it, and shares with the language's decimal mark.
draw_axes <- function(lang) {
  end <- graphics::par("usr")[2]
  graphics::axis(1, at = seq(0, end, by = if (end > 84) 12 else 6))
  shares <- seq(0, 1, 0.2)
  graphics::axis(2, at = shares, labels = format(shares, nsmall = 1, decimal.mark = if (lang == "nb") "," else "."), las = 1)
}

draw_caption <- function(x, conf.band) {
  lines <- notes(x)
  if (conf.band) lines[1] <- paste0(lines[1], " ", say(texts$band, x$lang, written(100 * x$conf.int, 2, x$lang)), ".")
  graphics::mtext(lines, side = 1, line = c(3.3, 4.1), adj = 0, cex = 0.7)
}
