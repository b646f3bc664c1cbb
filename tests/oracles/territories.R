# The judge from outside: computes from the same cells in base R what Zubia wrote, and prints the largest difference of
# each statistic. Usage: Rscript territories.R QUOTIENTS.csv COMPLEXITY.csv PROXIMITY.csv

files <- commandArgs(trailingOnly = TRUE)
read <- function(path) read.csv(path, colClasses = c(territory = "character", activity = "character",
                                                     other_activity = "character"), na.strings = "", quote = "\"")
cells <- suppressWarnings(read(files[1]))
territories <- unique(cells$territory)
activities <- unique(cells$activity)
x <- matrix(0, length(territories), length(activities), dimnames = list(territories, activities))
x[cbind(cells$territory, cells$activity)] <- ifelse(is.na(cells$value), 0, cells$value)

quotient <- (x / rowSums(x)) / rep(colSums(x) / sum(x), each = nrow(x))
ours <- cells$location_quotient
theirs <- quotient[cbind(cells$territory, cells$activity)]
cat("location_quotient", max(abs(ours - theirs), na.rm = TRUE), "\n")

m <- (quotient >= 1) * 1
m[is.na(m)] <- 0
pairs <- suppressWarnings(read(files[3]))
together <- crossprod(m)
k <- colSums(m)
phi <- together / outer(k, k, pmax)
cat("proximity", max(abs(pairs$proximity - phi[cbind(pairs$activity, pairs$other_activity)]), na.rm = TRUE), "\n")

m <- m[rowSums(m) > 0, colSums(m) > 0]
w <- (m / rowSums(m)) %*% (t(m) / colSums(m))
e <- eigen(w)
v <- Re(e$vectors[, order(-Re(e$values))[2]])
v <- v * sign(cor(v, rowSums(m)))
eci <- (v - mean(v)) / sqrt(mean((v - mean(v))^2))
scores <- suppressWarnings(read(files[2]))
rows <- scores[!is.na(scores$territory) & scores$territory != "", ]
cat("eci", max(abs(rows$eci[match(rownames(m), rows$territory)] - eci)), "\n")

f <- rep(1, nrow(m))
q <- rep(1, ncol(m))
for (step in seq_len(as.integer(files[4]))) {
  f2 <- as.vector(m %*% q)
  q2 <- 1 / as.vector(t(m) %*% (1 / f))
  f <- f2 / mean(f2)
  q <- q2 / mean(q2)
}
cat("fitness", max(abs(rows$fitness[match(rownames(m), rows$territory)] - f)), "\n")

# The laws: shares weigh the quotients to 1, and ECI is the mean PCI of a territory's own activities.
share <- colSums(x) / sum(x)
law <- quotient %*% share
cat("quotients_weighted_by_shares", max(abs(law[rowSums(x) > 0] - 1)), "\n")
columns <- scores[!is.na(scores$activity) & scores$activity != "", ]
pci <- columns$pci[match(colnames(m), columns$activity)]
cat("eci_is_mean_pci", max(abs(as.vector((m %*% pci) / rowSums(m)) - rows$eci[match(rownames(m), rows$territory)])), "\n")
