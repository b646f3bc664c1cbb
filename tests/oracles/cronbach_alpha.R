# What base R makes of the five scales of bfi_likert6.csv: the figures in engine/statistics/cronbach_alpha_test.cpp.
# Usage: Rscript cronbach_alpha.R bfi_likert6.csv
answers <- read.csv(commandArgs(TRUE)[1])
reversed <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
for (scale in c("A", "C", "E", "N", "O")) {
  items <- answers[, paste0(scale, 1:5)]
  items <- items[complete.cases(items), ]
  for (name in intersect(names(items), reversed)) items[[name]] <- 7 - items[[name]]
  k <- ncol(items)
  alpha <- k / (k - 1) * (1 - sum(apply(items, 2, var)) / var(rowSums(items)))
  rest <- sapply(seq_len(k), function(i) cor(items[, i], rowSums(items[, -i])))
  without <- sapply(seq_len(k), function(i) {
    left <- items[, -i]
    (k - 1) / (k - 2) * (1 - sum(apply(left, 2, var)) / var(rowSums(left)))
  })
  cat(scale, nrow(items), sprintf("%.12f", c(alpha, rest, without)), "\n")
}
