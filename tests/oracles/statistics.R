# The judge from outside of engine/statistics: makes small samples full of ties, and items of the bfi questionnaire, and
# computes by base R, coin, survey and enumeration what Zubia has to find. Each line is a case:
# name<TAB>lists separated by | <TAB>figure=value …
# Usage: Rscript statistics.R FOLDER CASES    (FOLDER holds bfi_likert6.csv and api_stratified_sample.csv)

suppressMessages({
  library(coin)
  library(survey)
})
arguments <- commandArgs(TRUE)
cases <- as.integer(arguments[2])
set.seed(2021)

say <- function(name, lists, ...) {
  figures <- list(...)
  cat(name, "\t", paste(sapply(lists, paste, collapse = " "), collapse = "|"), "\t",
      paste0(names(figures), "=", sprintf("%.15g", unlist(figures)), collapse = " "), "\n", sep = "")
}
likert <- function(n, steps = 5) sample(steps, n, replace = TRUE, prob = sample(steps))

two_groups <- function(x, y) {
  d <- data.frame(v = c(x, y), g = factor(rep(1:2, c(length(x), length(y)))))
  asymptotic <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE))
  dominance <- sign(outer(x, y, "-"))
  exact <- function(side) pvalue(wilcox_test(v ~ g, d, distribution = "exact", alternative = side))
  say("mann-whitney", list(x, y), u = asymptotic$statistic, delta = mean(dominance), p = exact("two.sided"),
      greater = exact("greater"), less = exact("less"), asymptotic = asymptotic$p.value)
  n1 <- length(x)
  n2 <- length(y)
  if (n1 > 1 && n2 > 1) {
    delta <- mean(dominance)
    rows <- sum((rowMeans(dominance) - delta)^2)
    columns <- sum((colMeans(dominance) - delta)^2)
    cells <- sum((dominance - delta)^2)
    unbiased <- max((n2^2 * rows + n1^2 * columns - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1)), (1 - delta^2) / (n1 * n2 - 1))
    consistent <- ((n2 - 1) * rows / (n1 - 1) + (n1 - 1) * columns / (n2 - 1) + cells / ((n1 - 1) * (n2 - 1))) / (n1 * n2)
    interval <- function(v, z) (delta - delta^3 + c(-1, 1) * z * sqrt(v) * sqrt((1 - delta^2)^2 + z^2 * v)) / (1 - delta^2 + z^2 * v)
    if (abs(delta) < 1) {
      a <- interval(unbiased, qt(.975, n1 + n2 - 2))
      b <- interval(consistent, qnorm(.975))
      say("cliff", list(x, y), low = max(-1, a[1]), high = min(1, a[2]), consistent_low = max(-1, b[1]),
          consistent_high = min(1, b[2]))
    }
  }
}

pairs <- function(x, y) {
  d <- x - y
  if (all(d == 0)) return(invisible())
  signs <- function(r) {
    sums <- 0
    for (rank in r) sums <- c(sums, sums + rank)
    sums
  }
  exact <- function(ranks, positive) {
    sums <- signs(ranks)
    mean(abs(sums - sum(ranks) / 2) >= abs(positive - sum(ranks) / 2) - 1e-9)
  }
  kept <- d[d != 0]
  dropped <- rank(abs(kept))
  ranked <- rank(abs(d))[d != 0]
  asymptotic <- suppressWarnings(wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = TRUE))
  say("signed-rank", list(x, y), positive = sum(dropped[kept > 0]), p = exact(dropped, sum(dropped[kept > 0])),
      pratt_positive = sum(ranked[kept > 0]), pratt_p = exact(ranked, sum(ranked[kept > 0])),
      asymptotic = asymptotic$p.value)
  if (length(kept) > 2)
    say("signed-rank-coin", list(x, y), p = pvalue(wilcoxsign_test(x ~ y, distribution = "exact", zero.method = "Wilcoxon")),
        pratt_p = pvalue(wilcoxsign_test(x ~ y, distribution = "exact", zero.method = "Pratt")))
}

# All ways to choose groups, by the sums of their ranks.
dealt <- function(r, sizes) {
  spread <- c()
  for (one in combn(length(r), sizes[1], simplify = FALSE)) {
    rest <- setdiff(seq_along(r), one)
    two <- combn(length(rest), sizes[2])
    second <- colSums(matrix(r[rest][two], nrow = sizes[2]))
    first <- sum(r[one])
    spread <- c(spread, first^2 / sizes[1] + second^2 / sizes[2] + (sum(r) - first - second)^2 / sizes[3])
  }
  spread
}

groups <- function(lists, enumerate) {
  v <- unlist(lists)
  g <- rep(seq_along(lists), lengths(lists))
  k <- kruskal.test(v, g)
  n <- length(v)
  figures <- list(h = k$statistic, epsilon_squared = k$statistic * (n + 1) / (n^2 - 1), asymptotic = k$p.value)
  if (enumerate) {
    r <- rank(v)
    seen <- sum(tapply(r, g, sum)^2 / lengths(lists))
    figures$p <- mean(dealt(r, lengths(lists)) >= seen - 1e-9)
  }
  do.call(say, c(list("kruskal-wallis", lists), figures))
  r <- rank(v)
  ties <- table(v)
  scale <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))
  z <- c()
  for (a in seq_len(length(lists) - 1))
    for (b in (a + 1):length(lists))
      z <- c(z, (mean(r[g == a]) - mean(r[g == b])) / sqrt(scale * (1 / sum(g == a) + 1 / sum(g == b))))
  p <- p.adjust(2 * pnorm(-abs(z)), "holm")
  do.call(say, c(list("dunn", lists), setNames(as.list(c(z, p)), c(paste0("z", seq_along(z)), paste0("p", seq_along(z))))))
}

items <- function(rows, enumerate) {
  f <- friedman.test(rows)
  if (is.nan(f$statistic)) return(invisible())
  figures <- list(q = f$statistic, w = f$statistic / (nrow(rows) * (ncol(rows) - 1)), asymptotic = f$p.value)
  if (enumerate) {
    orders <- rbind(c(1, 2, 3), c(1, 3, 2), c(2, 1, 3), c(2, 3, 1), c(3, 1, 2), c(3, 2, 1))
    ranks <- t(apply(rows, 1, rank))
    sums <- matrix(0, 1, 3)
    for (i in seq_len(nrow(ranks)))
      sums <- do.call(rbind, lapply(1:6, function(o) sweep(sums, 2, ranks[i, orders[o, ]], "+")))
    figures$p <- mean(rowSums(sums^2) >= sum(colSums(ranks)^2) - 1e-9)
  }
  do.call(say, c(list("friedman", asplit(rows, 1)), figures))
}

weights_of <- function(n) {
  d <- data.frame(s = factor(c(1:3, sample(3, n - 3, replace = TRUE))), t = factor(c(1:2, sample(2, n - 2, replace = TRUE))))
  true <- sample(8, n, replace = TRUE)
  by_s <- as.vector(tapply(true, d$s, sum))
  by_t <- as.vector(tapply(true, d$t, sum))
  design <- svydesign(~1, data = d, weights = rep(1, n))
  raked <- rake(design, list(~s, ~t), list(data.frame(s = levels(d$s), Freq = by_s), data.frame(t = levels(d$t), Freq = by_t)),
                control = list(epsilon = 1e-13, maxit = 5000, verbose = FALSE))
  w <- weights(raked)
  do.call(say, c(list("rake", list(as.integer(d$s) - 1, as.integer(d$t) - 1, by_s, by_t)),
                 setNames(as.list(w), paste0("w", seq_along(w)))))
  w <- weights(postStratify(design, ~s, data.frame(s = levels(d$s), Freq = by_s)))
  do.call(say, c(list("post-stratify", list(as.integer(d$s) - 1, by_s)), setNames(as.list(w), paste0("w", seq_along(w)))))
}

for (case in seq_len(cases)) {
  repeat {
    x <- likert(sample(2:14, 1))
    y <- likert(sample(1:14, 1))
    if (length(unique(c(x, y))) > 1) break
  }
  two_groups(x, y)
  n <- sample(2:12, 1)
  pairs(likert(n), likert(n))
  lists <- list(likert(sample(1:4, 1)), likert(sample(1:4, 1)), likert(sample(2:4, 1)))
  if (length(unique(unlist(lists))) > 1) groups(lists, TRUE)
  items(matrix(likert(3 * sample(2:5, 1)), ncol = 3), TRUE)
  p <- signif(runif(sample(1:12, 1)), 3)
  for (method in c("holm", "BH"))
    do.call(say, c(list(ifelse(method == "BH", "benjamini-hochberg", "holm"), list(p)),
                   setNames(as.list(p.adjust(p, method)), paste0("p", seq_along(p)))))
  n <- sample(1:60, 1)
  f <- sample(0:n, 1)
  wilson <- suppressWarnings(prop.test(f, n, correct = FALSE))$conf.int
  say("wilson", list(f, n), low = wilson[1], high = wilson[2])
  weights_of(sample(5:20, 1))
}

# 2,800 respondents: by gender (two groups) and education (five); pairs of items; five items of a scale.
bfi <- read.csv(file.path(arguments[1], "bfi_likert6.csv"))
for (item in names(bfi)[2:26]) {
  v <- bfi[[item]]
  by <- function(g) split(v[!is.na(v) & !is.na(g)], g[!is.na(v) & !is.na(g)])
  two <- by(bfi$gender)
  test <- wilcox.test(two[[1]], two[[2]], exact = FALSE, correct = TRUE)
  say("mann-whitney-large", two, u = test$statistic, asymptotic = test$p.value)
  groups(by(bfi$education), FALSE)
}
for (scale in c("A", "C", "E", "N", "O")) {
  rows <- as.matrix(bfi[, paste0(scale, 1:5)])
  rows <- rows[complete.cases(rows), ]
  items(rows, FALSE)
  test <- suppressWarnings(wilcox.test(rows[, 1], rows[, 2], paired = TRUE, exact = FALSE, correct = TRUE))
  say("signed-rank-large", list(rows[, 1], rows[, 2]), positive = test$statistic, asymptotic = test$p.value)
}

# 200 schools of three strata, each a small population of which some were drawn.
schools <- read.csv(file.path(arguments[1], "api_stratified_sample.csv"))
for (type in unique(schools$stype)) {
  stratum <- schools[schools$stype == type, ]
  mean <- svymean(~api00, svydesign(~1, data = stratum, fpc = ~fpc))
  interval <- confint(mean, df = nrow(stratum) - 1)
  say("population-mean", list(stratum$api00, stratum$fpc[1]), estimate = coef(mean), standard_error = SE(mean),
      low = interval[1], high = interval[2])
}
