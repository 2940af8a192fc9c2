# SHA-256 (FIPS 180-4) of bytes, as 32 bytes: by openssl or digest where they are installed, by R from 4.5.0 on, and computed here below that.
sha256 <- function(bytes) {
  if (requireNamespace("openssl", quietly = TRUE)) return(as.raw(openssl::sha256(bytes)))
  if (requireNamespace("digest", quietly = TRUE)) return(digest::digest(bytes, "sha256", serialize = FALSE, raw = TRUE))
  if (!"sha256sum" %in% getNamespaceExports("tools")) return(sha256_in_r(bytes))
  path <- tempfile()
  on.exit(unlink(path))
  writeBin(bytes, path)
  hex <- getExportedValue("tools", "sha256sum")(path)
  as.raw(strtoi(substring(hex, seq(1, 63, 2), seq(2, 64, 2)), 16L))
}

# R has no unsigned 32-bit integers: a word is two halves of 16 bits, c(high, low).
sha256_in_r <- function(bytes) {
  primes <- first_primes(64)
  constants <- halves(floor((primes^(1 / 3) %% 1) * 2^32))
  state <- lapply(primes[1:8], function(p) halves(floor((sqrt(p) %% 1) * 2^32))[1, ])
  schedule <- message_schedule(bytes)
  for (block in seq_len(ncol(schedule$high))) {
    words <- cbind(schedule$high[, block], schedule$low[, block]) + constants
    state <- compress(state, words)
  }
  as.raw(unlist(lapply(state, function(word) c(word[1] %/% 256, word[1] %% 256, word[2] %/% 256, word[2] %% 256))))
}

first_primes <- function(count) {
  numbers <- 2:400
  is_prime <- vapply(numbers, function(n) n < 4 || all(n %% 2:floor(sqrt(n)) != 0), TRUE)
  numbers[is_prime][seq_len(count)]
}

halves <- function(word) cbind(word %/% 65536, word %% 65536)

# The 64 words of every block, all blocks at once: a row a word, a column a block.
message_schedule <- function(bytes) {
  size <- length(bytes)
  padded <- c(as.integer(bytes), 128L, integer((55 - size) %% 64), (size * 8) %/% 256^(7:0) %% 256)
  quads <- matrix(padded, nrow = 4)
  blocks <- length(padded) / 64
  high <- low <- matrix(0, 64, blocks)
  high[1:16, ] <- quads[1, ] * 256 + quads[2, ]
  low[1:16, ] <- quads[3, ] * 256 + quads[4, ]
  for (t in 17:64) {
    early <- small_sigma(high[t - 15, ], low[t - 15, ], 7, 18, 3)
    late <- small_sigma(high[t - 2, ], low[t - 2, ], 17, 19, 10)
    sum <- low[t - 16, ] + early$low + low[t - 7, ] + late$low
    low[t, ] <- sum %% 65536
    high[t, ] <- (high[t - 16, ] + early$high + high[t - 7, ] + late$high + sum %/% 65536) %% 65536
  }
  list(high = high, low = low)
}

small_sigma <- function(high, low, first, second, shift) {
  a <- rotate(high, low, first)
  b <- rotate(high, low, second)
  list(
    high = bitwXor(bitwXor(a$high, b$high), high %/% 2^shift),
    low = bitwXor(bitwXor(a$low, b$low), low %/% 2^shift + (high %% 2^shift) * 2^(16 - shift)))
}

# Rotates words to the right.
rotate <- function(high, low, by) {
  if (by >= 16) return(rotate(low, high, by - 16))
  list(
    high = high %/% 2^by + (low %% 2^by) * 2^(16 - by),
    low = low %/% 2^by + (high %% 2^by) * 2^(16 - by))
}

# One block: 64 rounds. `pair` is c(e, a), so that both sums of rotations are computed at once.
compress <- function(state, words) {
  a <- state[[1]]; b <- state[[2]]; c <- state[[3]]; d <- state[[4]]
  e <- state[[5]]; f <- state[[6]]; g <- state[[7]]; h <- state[[8]]
  between <- bitwXor(b, c)
  for (t in 1:64) {
    pair <- .subset(c(e, a), turns$own) %/% turns$down + (.subset(c(e, a), turns$other) %% turns$down) * turns$up
    sums <- bitwXor(bitwXor(.subset(pair, 1:4), .subset(pair, 5:8)), .subset(pair, 9:12))
    first <- h + .subset(sums, 1:2) + bitwXor(g, bitwAnd(e, bitwXor(f, g))) + words[t, ]
    beside <- bitwXor(a, b)
    majority <- bitwXor(b, bitwAnd(beside, between))
    between <- beside
    h <- g; g <- f; f <- e; d_first <- d + first
    d <- c; c <- b; b <- a
    a <- first + .subset(sums, 3:4) + majority
    both <- c(a, d_first)
    low <- .subset(both, c(2L, 4L))
    both <- c(.subset(both, c(1L, 3L)) + low %/% 65536, low) %% 65536
    a <- .subset(both, c(1L, 3L)); e <- .subset(both, c(2L, 4L))
  }
  Map(function(x, y) carried(x + y), state, list(a, b, c, d, e, f, g, h))
}

carried <- function(word) c((word[1] + word[2] %/% 65536) %% 65536, word[2] %% 65536)

# The rotations of e (6, 11, 25) and of a (2, 13, 22) in turn, as places in c(e, a) and powers of two.
turns <- local({
  by <- c(6, 2, 11, 13, 25, 22)
  base <- c(0L, 2L)
  swapped <- by >= 16
  shift <- rep(by %% 16, each = 2)
  list(
    own = as.integer(rbind(base + 1L + swapped, base + 2L - swapped)),
    other = as.integer(rbind(base + 2L - swapped, base + 1L + swapped)),
    down = 2^shift, up = 2^(16 - shift))
})
