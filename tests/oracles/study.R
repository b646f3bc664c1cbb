# Judges what Zubia says of a study of cooperation by R: wilcox.test, kruskal.test, p.adjust, and exact p by coin.
# Usage: Rscript study.R FOLDER

folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) {
  rows <- read.csv(file.path(folder, name), na.strings = "NA", stringsAsFactors = FALSE)
  for (text in intersect(c("item", "family"), names(rows))) rows[[text]][is.na(rows[[text]])] <- ""
  rows
}
answers <- read.csv(file.path(folder, "answers.csv"), check.names = FALSE)
prefix <- c(importance = "imp_", effect = "eff_", before = "before_", motive = "motive_", change = "effect_")
items <- list(
  institutional = c("laws", "authorities", "support", "language", "business_culture", "norms"),
  geographical = c("travel_time", "travel_cost"),
  technological = c("technology_level", "knowledge", "technical_language"),
  organisational = c("autonomy", "ways_of_working", "trust")
)
scale <- function(name) {
  given <- answers[[name]]
  ifelse(given > 5, NA, given)
}
score <- function(block, family) {
  given <- sapply(items[[family]], function(item) scale(paste0(prefix[block], item)))
  ifelse(rowSums(!is.na(given)) * 2 >= ncol(given), rowMeans(given, na.rm = TRUE), NA)
}
asked <- function(row) if (row$item == "") score(row$block, row$family) else scale(paste0(prefix[row$block], row$item))

compared <- 0
failed <- 0
expect <- function(what, r, zubia, tolerance = 1e-9) {
  compared <<- compared + 1
  holds <- length(r) == 1 && length(zubia) == 1 && is.na(r) == is.na(zubia) && (is.na(r) || abs(r - zubia) <= tolerance)
  if (!holds) {
    failed <<- failed + 1
    cat("FAIL", what, ": R", r, "Zubia", zubia, "\n")
  }
}
each <- function(rows, check) for (place in seq_len(nrow(rows))) check(as.list(rows[place, ]))

each(read("questions.csv"), function(row) {
  if (row$item == "") return()
  given <- scale(paste0(prefix[row$block], row$item))
  of <- paste(row$block, row$item)
  expect(paste("mean of", of), mean(given, na.rm = TRUE), row$mean)
  expect(paste("median of", of), median(given, na.rm = TRUE), row$median)
  expect(paste("top two of", of), mean(given >= 4, na.rm = TRUE), row$top_two)
  expect(paste("do not know", of), sum(answers[[paste0(prefix[row$block], row$item)]] == 99, na.rm = TRUE), row$dont_know)
  expect(paste("not applicable", of), sum(answers[[paste0(prefix[row$block], row$item)]] == 98, na.rm = TRUE), row$not_applicable)
})
each(read("families.csv"), function(row) {
  given <- score(row$block, row$family)
  expect(paste("mean of", row$block, row$family), mean(given, na.rm = TRUE), row$mean)
  expect(paste("median of", row$block, row$family), median(given, na.rm = TRUE), row$median)
  expect(paste("scores of", row$block, row$family), sum(!is.na(given)), row$answers)
})

groups <- list(small = ifelse(answers$size_class <= 2, "small", "large"), size = c("micro", "small", "medium", "large")[answers$size_class])
for (by in names(groups)) {
  tests <- read(paste0(by, "_tests.csv"))
  each(tests, function(row) {
    given <- asked(row)
    of <- paste(by, row$block, row$item, row$family)
    if (by == "small") {
      first <- given[groups$small == "small"]
      second <- given[groups$small == "large"]
      u <- wilcox.test(first, second, exact = FALSE)$statistic
      expect(paste("U of", of), u, row$statistic)
      expect(paste("delta of", of), 2 * u / (sum(!is.na(first)) * sum(!is.na(second))) - 1, row$effect_size)
      told <- data.frame(given, group = factor(groups$small))[!is.na(given), ]
      expect(paste("p of", of), coin::pvalue(coin::wilcox_test(given ~ group, told, distribution = "exact")), row$p, 1e-7)
    } else {
      judged <- kruskal.test(given, factor(groups$size))
      expect(paste("H of", of), judged$statistic, row$statistic)
      expect(paste("epsilon squared of", of), judged$statistic / (sum(!is.na(given)) - 1), row$effect_size)
      # Sampled against the distribution that it approaches: near, not equal.
      expect(paste("p of", of), judged$p.value, row$p, 0.05)
    }
  })
  for (block in unique(tests$block)) for (level in unique(tests$item == "")) {
    together <- tests[tests$block == block & (tests$item == "") == level, ]
    adjusted <- p.adjust(together$p, "holm")
    for (place in seq_along(adjusted)) expect(paste("Holm of", by, block, together$item[place]), adjusted[place], together$adjusted_p[place])
  }
  each(read(paste0(by, "_groups.csv")), function(row) {
    own <- asked(row)[groups[[by]] == row$group]
    of <- paste(row$group, row$block, row$item, row$family)
    expect(paste("mean of", of), mean(own, na.rm = TRUE), row$mean)
    expect(paste("median of", of), median(own, na.rm = TRUE), row$median)
    expect(paste("answers of", of), sum(!is.na(own)), row$answers)
  })
}
each(read("small_pairs.csv"), function(row) {
  change <- scale(paste0("effect_", row$first)) - scale("collaboration_before")
  change <- change[!is.na(change) & change != 0]
  ranks <- rank(abs(change))
  expect(paste("W of", row$first), sum(ranks[change > 0]), row$positive)
  expect(paste("rank-biserial of", row$first), sum(ranks * sign(change)) / sum(ranks), row$rank_biserial)
  exact <- coin::wilcoxsign_test(x ~ y, data.frame(x = change, y = 0 * change), distribution = "exact", zero.method = "Wilcoxon")
  expect(paste("p of", row$first), coin::pvalue(exact), row$p, 1e-7)
})
cat(if (failed == 0) "ok  " else "FAIL", compared, "figures of a study by R,", failed, "differ\n")
quit(status = failed > 0)
