# Recomputes, from the answers alone, every number that Zubia gives of a study of cross-border cooperation.
#
#   Rscript reproduce.R [FOLDER]
#
# FOLDER, or the folder where R works, holds two files beside this script:
#
#   answers.csv   a row for each member: what it answered (1 to 5, dont-know, not-applicable, or nothing) and by what
#                 members are told apart. Members have numbers, no names.
#   values.csv    what Zubia says: name, value, tolerance. Rows named setting/… are what it was asked.
#
# Needs R alone, no packages. Prints of each number Zubia's value, R's, and the difference; then what could not be
# reproduced and why; then "N numbers, M differ". Ends with status 1 if any differs.
#
# What may differ by how much (the column tolerance of values.csv):
#
#   0, empty   counts and words: they are the same or they are not
#   1e-09      the same formula on the same answers, or the same count of all ways in which they could have come out:
#              only rounding differs
#   1e-06      found step by step (how far off centre a chi-squared distribution lies)
#   draws      Zubia drew members or assignments at random. R draws on its own, and they may differ by five standard
#              errors of both together: see the functions named tolerance_of_…

options(digits = 15, warn = 1)
set.seed(1)
draws <- 20000  # of R itself

# ---- What was answered ----------------------------------------------------------------------------------------------

folder <- c(commandArgs(trailingOnly = TRUE), ".")[1]
# Bytes stay as they are, so that names compare in every locale.
read <- function(name) read.csv(file.path(folder, name), colClasses = "character", na.strings = NULL)
answers <- read("answers.csv")
values <- read("values.csv")
setting <- function(name) values$value[values$name == paste0("setting/", name)]
number_set <- function(name) as.numeric(setting(name))
members <- nrow(answers)

families <- list(
  institutional = c("laws", "authorities", "support", "language", "business_culture", "norms"),
  geographical = c("travel_time", "travel_cost"),
  technological = c("technology_level", "knowledge", "technical_language"),
  organisational = c("autonomy", "ways_of_working", "trust")
)
barriers <- unlist(families, use.names = FALSE)
family_of <- setNames(rep(names(families), lengths(families)), barriers)
types <- c("product", "service", "organisation", "business_model", "marketing")
prefixes <- c(importance = "imp_", effect = "eff_", before = "before_", motive = "motive_", change = "effect_")
items_of <- list(importance = barriers, effect = barriers, before = types, motive = types, change = types)

column <- function(block, item) {
  if (block == "collaboration-before") "collaboration_before" else if (block == "networking") "networking_value" else paste0(prefixes[[block]], item)
}
# 1 to 5; NA for don't know, not applicable and no answer.
answers_to <- function(block, item = "") as.numeric(match(answers[[column(block, item)]], 1:5))
# The mean of a member's answers to a family, where at least half of its items were answered.
scores_on <- function(block, family) {
  given <- sapply(families[[family]], function(item) answers_to(block, item))
  given <- matrix(given, nrow = members)
  answered <- rowSums(!is.na(given))
  ifelse(2 * answered >= ncol(given), rowSums(given, na.rm = TRUE) / answered, NA)
}

# Added up one after the other, as Zubia does, so that means that are equal there are equal here.
mean_of <- function(x) {
  x <- x[!is.na(x)]
  if (length(x) == 0) NA else Reduce(`+`, x, 0) / length(x)
}
median_of <- function(x) {
  x <- sort(x)
  n <- length(x)
  if (n == 0) NA else (x[(n + 1) %/% 2] + x[n %/% 2 + 1]) / 2
}

# ---- What R finds ---------------------------------------------------------------------------------------------------

found <- new.env()
# Keeps a number or word under the name that values.csv has for it. `tolerance` is for what Zubia drew.
tell <- function(under, ..., tolerance = NULL, why_not = NULL) {
  told <- list(...)
  for (name in names(told)) assign(paste0(under, "/", name), list(value = unname(told[[name]]), tolerance = tolerance, why_not = why_not), envir = found)
}
zubia <- function(name) values$value[match(name, values$name)]
number_of_zubia <- function(name) as.numeric(zubia(name))

# Five standard errors of the difference of a share that was found twice, in Zubia's draws and in those of R, as if both
# drew from one urn; 10 draws more, since rare draws come by Poisson's law.
tolerance_of_share <- function(share, theirs, zubia_draws) {
  urn <- (share * draws + ifelse(is.na(theirs), share, theirs) * zubia_draws) / (draws + zubia_draws)
  5 * sqrt(urn * (1 - urn) * (1 / zubia_draws + 1 / draws)) + 10 / zubia_draws
}
# Where a quantile could lie with the level five standard errors off. That of BCa depends on the share of draws below
# the estimate, too, which moves it about twice as the normal density at the level to that at the share.
tolerance_of_quantile <- function(sorted, level, share, zubia_draws) {
  own <- sqrt(level * (1 - level))
  by_share <- 2 * dnorm(qnorm(level)) / dnorm(qnorm(share)) * sqrt(share * (1 - share))
  off <- 5 * (own + by_share) * sqrt(1 / zubia_draws + 1 / draws) + 10 / zubia_draws
  ends <- quantile(sorted, pmin(1, pmax(0, level + c(-off, 0, off))), names = FALSE)
  max(ends[3] - ends[2], ends[2] - ends[1]) + 1e-9
}
# The axes of an ellipse of sampled variances lie between those of the true one times the smallest and the largest
# singular value of a normal sample (Ostrowski's theorem), 1 ± (√2 + 5) / √draws.
spread_of_axes <- function(zubia_draws) (sqrt(2) + 5) * (1 / sqrt(zubia_draws) + 1 / sqrt(draws))

bca_level <- function(level, bias, acceleration) {
  z <- bias + qnorm(level)
  pnorm(bias + z / (1 - acceleration * z))
}
# From how far respondents move a statistic when they are left out.
acceleration_of <- function(influences) {
  squares <- sum(influences^2)
  if (is.na(squares)) NA else if (squares == 0) 0 else sum(influences^3) / (6 * squares^1.5)
}

# ---- Questions: counts, means with exact bootstrap intervals, shares with Wilson's ----------------------------------

# What is drawn anew keeps the number of members of each cluster; those who tell none are one more.
stratum <- match(answers$cluster, setting("group/cluster"), nomatch = 0)

# Drawing without end: the distribution of the sum of as many answers from each stratum, one answer after the other.
exact_interval <- function(given) {
  there <- !is.na(given)
  parts <- split(given[there], stratum[there])
  if (all(vapply(parts, function(part) length(unique(part)) < 2, NA))) return(c(NA, NA))
  sums <- 1  # the chance of the sums 0, 1, 2 … of steps above 1
  for (part in parts) {
    chances <- tabulate(part, 5) / length(part)
    for (member in part) {
      wider <- numeric(length(sums) + 4)
      for (step in 0:4) wider[step + seq_along(sums)] <- wider[step + seq_along(sums)] + chances[step + 1] * sums
      sums <- wider
    }
  }
  at_most <- cumsum(sums)
  n <- sum(there)
  seen <- sum(given[there] - 1)
  share <- at_most[seen + 1] - sums[seen + 1] / 2
  if (share <= 0 || share >= 1) return(c(NA, NA))
  influences <- unlist(lapply(parts, function(part) if (length(part) > 1) (length(part) - 1) / length(part) * (part - mean(part))))
  levels <- bca_level(c(0.025, 0.975), qnorm(share), acceleration_of(influences))
  # The smallest sum that reaches the level.
  sapply(levels, function(level) 1 + (which(at_most >= level - 1e-12)[1] - 1) / n)
}

wilson <- function(successes, n) {
  if (n == 0) return(c(NA, NA, NA))
  p <- successes / n
  z <- qnorm(0.975)
  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  ends <- (p + z^2 / (2 * n) + c(-half, half)) / (1 + z^2 / n)
  c(p, if (successes == 0) 0 else ends[1], if (successes == n) 1 else ends[2])
}

tell_question <- function(block, item) {
  cells <- answers[[column(block, item)]]
  given <- answers_to(block, item)
  n <- sum(!is.na(given))
  top <- wilson(sum(given >= 4, na.rm = TRUE), n)
  interval <- exact_interval(given)
  counts <- tabulate(given, 5)
  tell(paste0("question/", block, "/", item),
    answers = n, dont_know = sum(cells == "dont-know"), not_applicable = sum(cells == "not-applicable"),
    ones = counts[1], twos = counts[2], threes = counts[3], fours = counts[4], fives = counts[5],
    median = median_of(given), mean = mean_of(given), mean_low = interval[1], mean_high = interval[2],
    top_two = top[1], top_two_low = top[2], top_two_high = top[3])
}
for (block in names(items_of)) for (item in items_of[[block]]) tell_question(block, item)
tell_question("collaboration-before", "")
tell_question("networking", "")
tell("study", respondents = members)

# ---- All means of the study, and the same of members drawn anew -----------------------------------------------------

is_small <- answers$small == "small"
is_large <- answers$small == "large"
clusters <- setting("group/cluster")
of_members <- list()
for (block in names(items_of)) for (item in items_of[[block]]) of_members[[paste0(block, "/", item)]] <- answers_to(block, item)
for (family in names(families)) {
  effect <- scores_on("effect", family)
  of_members[[paste0("family/importance/", family)]] <- scores_on("importance", family)
  of_members[[paste0("family/effect/", family)]] <- effect
  of_members[[paste0("small/", family)]] <- ifelse(is_small, effect, NA)
  of_members[[paste0("large/", family)]] <- ifelse(is_large, effect, NA)
}
for (cluster in clusters) of_members[[paste0("cluster/", cluster)]] <- ifelse(answers$cluster == cluster, scores_on("effect", "institutional"), NA)
of_members[["collaboration-before"]] <- answers_to("collaboration-before")
of_members[["networking"]] <- answers_to("networking")
of_members <- do.call(cbind, of_members)

estimates <- apply(of_members, 2, mean_of)
answered <- colSums(!is.na(of_members))
zubia_draws <- number_set("samples")

# How often each member is drawn, member by member; then all means of each draw.
drawn_means <- function(count) {
  times <- matrix(0, members, count)
  for (one in unique(stratum)) times[stratum == one, ] <- rmultinom(count, sum(stratum == one), rep(1, sum(stratum == one)))
  sums <- crossprod(times, replace(of_members, is.na(of_members), 0))
  sums / crossprod(times, 1 * !is.na(of_members))
}
drawn <- do.call(rbind, lapply(rep(500, draws / 500), drawn_means))
drawn[is.nan(drawn)] <- NA

# How far each member moves a mean, within its stratum; whoever is alone there is in every draw.
influences_on <- function(scores) {
  there <- !is.na(scores)
  without <- (sum(scores[there]) - ifelse(there, scores, 0)) / (sum(there) - there)
  unlist(lapply(split(without, stratum), function(part) if (length(part) > 1) (length(part) - 1) / length(part) * (mean(part) - part)))
}
drawn_interval <- function(name) {
  sorted <- sort(drawn[, name])
  acceleration <- acceleration_of(influences_on(of_members[, name]))
  nothing <- list(ends = c(NA, NA), tolerances = c(0, 0))
  if (is.na(acceleration) || length(sorted) < 2 || max(sorted) - min(sorted) < 1e-9) return(nothing)
  share <- mean(sorted < estimates[name] - 1e-9) + mean(abs(sorted - estimates[name]) <= 1e-9) / 2
  if (share <= 0 || share >= 1) return(nothing)
  levels <- bca_level(c(0.025, 0.975), qnorm(share), acceleration)
  list(ends = quantile(sorted, levels, names = FALSE), tolerances = sapply(levels, function(level) tolerance_of_quantile(sorted, level, share, zubia_draws)))
}
for (block in c("importance", "effect")) for (family in names(families)) {
  name <- paste("family", block, family, sep = "/")
  interval <- drawn_interval(name)
  tell(name, answers = answered[name], median = median_of(of_members[, name]), mean = estimates[name])
  tell(name, mean_low = interval$ends[1], tolerance = interval$tolerances[1])
  tell(name, mean_high = interval$ends[2], tolerance = interval$tolerances[2])
}

# ---- The importance–effect map --------------------------------------------------------------------------------------

cut <- setting("cut")
# The median of each row, of what is there.
medians_of <- function(rows) {
  sorted <- matrix(rows[order(row(rows), rows)], nrow(rows), byrow = TRUE)
  n <- rowSums(!is.na(rows))
  at <- function(place) sorted[cbind(seq_len(nrow(rows)), pmax(place, 1))]
  ifelse(n == 0, NA, (at((n + 1) %/% 2) + at(n %/% 2 + 1)) / 2)
}
cut_of <- function(means, block) if (cut == "scale") rep(3, nrow(means)) else medians_of(means[, paste0(block, "/", barriers), drop = FALSE])
quadrants_of <- function(importance, effect, importance_cut, effect_cut) {
  # What differs by rounding alone lies on the line, and what lies on it counts as above.
  weighs <- importance >= importance_cut - 1e-9
  changed <- effect >= effect_cut - 1e-9
  quadrant <- ifelse(weighs, ifelse(changed, "keep-up", "concentrate-here"), ifelse(changed, "possible-overkill", "low-priority"))
  if (cut == "diagonal") quadrant[importance > effect + 1e-9] <- "concentrate-here"
  quadrant
}
as_rows <- t(estimates)
cuts <- c(cut_of(as_rows, "importance"), cut_of(as_rows, "effect"))
drawn_cuts <- cbind(cut_of(drawn, "importance"), cut_of(drawn, "effect"))
tell("study", importance_cut = cuts[1], effect_cut = cuts[2])

tell_point <- function(part, importance, effect) {
  at <- estimates[c(importance, effect)]
  tell(part, answers = min(answered[c(importance, effect)]), importance = at[1], effect = at[2])
  if (anyNA(at)) return(tell(part, quadrant = "", certainty = NA, half_axis = NA, other_half_axis = NA, angle = NA))
  quadrant <- quadrants_of(at[1], at[2], cuts[1], cuts[2])
  there <- !is.na(drawn[, importance]) & !is.na(drawn[, effect])
  points <- drawn[there, c(importance, effect)]
  certainty <- mean(quadrants_of(points[, 1], points[, 2], drawn_cuts[there, 1], drawn_cuts[there, 2]) == quadrant)
  tell(part, quadrant = quadrant)
  tell(part, certainty = certainty, tolerance = tolerance_of_share(certainty, number_of_zubia(paste0(part, "/certainty")), zubia_draws))
  spread <- cov(points)
  if (sum(diag(spread)) < 1e-18) return(tell(part, half_axis = NA, other_half_axis = NA, angle = NA))
  axes <- sqrt(-2 * log(0.05) * pmax(eigen(spread, symmetric = TRUE)$values, 0))
  angle <- atan2(2 * spread[1, 2], spread[1, 1] - spread[2, 2]) / 2
  off <- spread_of_axes(zubia_draws)
  tell(part, half_axis = axes[1], tolerance = off * axes[1] + 1e-9)
  tell(part, other_half_axis = axes[2], tolerance = off * axes[2] + 1e-6)
  # The nearer to a circle, the less its direction is known; and an axis upwards is one downwards.
  turn <- 2 * off * prod(axes) / (axes[1]^2 - axes[2]^2)
  theirs <- number_of_zubia(paste0(part, "/angle"))
  if (!is.na(theirs)) angle <- angle + pi * round((theirs - angle) / pi)
  tell(part, angle = angle, tolerance = turn + 1e-6, why_not = if (turn > pi / 4) "the ellipse is nearly a circle: chance alone turns it")
}
for (family in names(families)) tell_point(paste0("map/family/", family), paste0("family/importance/", family), paste0("family/effect/", family))
for (item in barriers) tell_point(paste0("map/item/", item), paste0("importance/", item), paste0("effect/", item))

# ---- Lessons: the statements on orderings A1 to A8, and how sure each is -------------------------------------------

high_above <- 3.5
low_below <- 3
positive_above <- 3
added_above <- 2
far_above <- 0.5
answers_min <- 8

# A statement: which means it compares, and a difference of them that is above 0 where it holds.
statements <- list()
state <- function(lesson, assertion, name, means, difference) statements[[length(statements) + 1]] <<- list(lesson = lesson, assertion = assertion, name = name, means = means, difference = difference)
state_above <- function(lesson, assertion, name, one, others, margin = 0) {
  state(lesson, assertion, name, c(one, others), function(m) m[, one] - do.call(pmax, lapply(others, function(other) m[, other])) - margin)
}
state_more_than <- function(lesson, assertion, name, one, least) state(lesson, assertion, name, one, function(m) m[, one] - least)
state_less_than <- function(lesson, assertion, name, one, most) state(lesson, assertion, name, one, function(m) most - m[, one])

importance <- function(family) paste0("family/importance/", family)
effect <- function(family) paste0("family/effect/", family)
for (other in c("geographical", "technological", "organisational")) state_above("L1", "A1", paste0("importance-institutional-above-", other), importance("institutional"), importance(other))
for (other in c("geographical", "organisational")) state_less_than("L1", "A1", paste0("importance-", other, "-not-high"), importance(other), high_above)
state_less_than("L3", "A1", "importance-technological-not-high", importance("technological"), high_above)
first <- c("laws", "authorities", "language")
for (item in first) state_above("L1", "A2", paste0("importance-", item, "-above-others"), paste0("importance/", item), paste0("importance/", setdiff(barriers, first)))
for (lower in list(c("L2", "geographical"), c("L3", "technological"))) for (family in c("institutional", "organisational")) {
  state_above(lower[1], "A3", paste0("effect-", family, "-above-", lower[2]), effect(family), effect(lower[2]))
}
for (item in c("language", "business_culture", "norms", "ways_of_working")) state_more_than("L2", "A4", paste0("effect-", item, "-high"), paste0("effect/", item), high_above)
state_more_than("L5", "N", "networking-valued", "networking", high_above)
state_above("L4", "A7", "effect-small-above-large", "small/institutional", "large/institutional")
state("L4", "A7", "effect-small-mainly-institutional", c(paste0("small/", names(families)), paste0("large/", names(families))), function(m) {
  gain <- sapply(names(families), function(family) m[, paste0("small/", family)] - m[, paste0("large/", family)])
  gain <- matrix(gain, ncol = length(families))
  gain[, 1] - (gain[, 2] + gain[, 3] + gain[, 4]) / 3
})
in_clusters <- if (length(clusters)) paste0("cluster/", clusters) else character()
in_clusters <- in_clusters[!is.na(estimates[in_clusters])]
in_clusters <- in_clusters[order(-estimates[in_clusters])]
if (length(in_clusters) < 2) {
  state("L4", "A7", "effect-in-one-cluster-above-others", character(), NULL)
} else {
  state_above("L4", "A7", "effect-in-one-cluster-above-others", in_clusters[1], in_clusters[-1])
}
tell("study", leading_cluster = if (length(in_clusters)) substring(in_clusters[1], nchar("cluster/") + 1) else "")
for (type in types[1:2]) state_above("L7", "A5", paste0("before-", type, "-far-above-others"), paste0("before/", type), paste0("before/", types[3:5]), far_above)
state_above("L7", "A5", "before-product-about-service", "before/product", "before/service", -far_above)
state_above("L7", "A5", "before-service-about-product", "before/service", "before/product", -far_above)
state_above("L7", "A6", "motive-product-above-service", "motive/product", "motive/service")
state_above("L7", "A6", "motive-service-above-others", "motive/service", paste0("motive/", types[3:5]))
state_less_than("L6", "A8", "collaboration-before-low", "collaboration-before", low_below)
for (type in types[1:2]) state_more_than("L6", "A8", paste0("change-", type, "-positive"), paste0("change/", type), positive_above)
for (type in types[3:5]) state_more_than("L6", "A8", paste0("change-", type, "-added"), paste0("change/", type), added_above)

judge <- function(statement) {
  n <- if (is.null(statement$difference)) 0 else min(answered[statement$means])
  reason <- if (is.null(statement$difference)) "one-cluster" else if (n == 0) "nobody-answered" else if (n < answers_min) "too-few-answers" else ""
  difference <- if (n > 0) as.numeric(statement$difference(as_rows)) else NA
  support <- NA
  if (reason == "") {
    differences <- statement$difference(drawn)
    differences <- differences[!is.na(differences)]
    # A difference of 0 counts half, and one of rounding alone is none.
    support <- mean(differences > 1e-9) + mean(abs(differences) <= 1e-9) / 2
  }
  part <- paste("evidence", statement$lesson, statement$assertion, statement$name, sep = "/")
  tolerance <- if (is.na(support)) 0 else tolerance_of_share(support, number_of_zubia(paste0(part, "/support")), zubia_draws)
  tell(part, difference = difference, answers = n, reason = reason)
  tell(part, support = support, tolerance = tolerance)
  data.frame(lesson = statement$lesson, difference, support, tolerance)
}
judged <- do.call(rbind, lapply(statements, judge))
strength_at <- function(support) if (support < 0.9) "not-shown" else if (support >= 0.99) "strong" else if (support >= 0.95) "clear" else "tentative"
for (lesson in paste0("L", 1:7)) {
  own <- judged[judged$lesson == lesson, ]
  possible <- "not-shown"
  if (!anyNA(own$support) && all(own$difference > 1e-9)) {
    least <- which.min(own$support)
    possible <- unique(sapply(own$support[least] + c(0, -1, 1) * own$tolerance[least], strength_at))
  }
  # Where the least support lies nearer to a border than draws can tell, either side of it is a strength that was found.
  theirs <- zubia(paste0("lesson/", lesson, "/strength"))
  tell(paste0("lesson/", lesson), strength = if (theirs %in% possible) theirs else possible[1])
}

# ---- Tests between groups, and of pairs -----------------------------------------------------------------------------

significance <- number_set("significance")
assignments <- number_set("assignments")
exact_steps_max <- 2e7
exact_steps_max_of_several <- 1e6
sampling_steps_max <- 2e8
power <- 0.8
may_sample <- function(assigned) assignments > 0 && assignments * assigned <= sampling_steps_max
tail_of_normal <- function(off, sd) min(1, 2 * pnorm(max(0, abs(off) - 0.5) / sd, lower.tail = FALSE))
# The smallest effect that at most the share `significance` of outcomes reaches; NA where none does.
significant_from <- function(effects, chances, level) {
  happens <- chances > 0
  by_effect <- rowsum(chances[happens], round(effects[happens], 11))
  known <- as.numeric(rownames(by_effect))
  falling <- order(-known)
  tails <- cumsum(by_effect[falling]) / sum(chances)
  within <- known[falling][tails <= level * (1 + 1e-9) & known[falling] > 0]
  if (length(within)) min(within) else NA
}

# In how many ways some of the items can be drawn so that they add up to 0, 1, 2 …: item after item.
ways_to_draw <- function(items, drawn) {
  ways <- matrix(0, drawn + 1, sum(tail(sort(items), drawn)) + 1)
  ways[1, 1] <- 1
  width <- ncol(ways)
  for (item in items) if (item < width) ways[-1, (1 + item):width] <- ways[-1, (1 + item):width] + ways[-(drawn + 1), 1:(width - item)]
  ways[drawn + 1, ]
}
steps_to_draw <- function(items, drawn) length(items) * (drawn + 1) * (sum(tail(sort(items), drawn)) + 1)

common_divisor <- function(numbers) {
  divisor <- 0
  for (number in numbers) while (number > 0) {
    rest <- divisor %% number
    divisor <- number
    number <- rest
  }
  divisor
}

# Random tables of answers by groups with these margins are what dealing answers to groups at random gives.
dealt_rank_sums <- function(ranks, sizes) {
  levels <- sort(unique(ranks))
  tables <- r2dtable(draws, as.integer(table(ranks)), as.integer(sizes))
  matrix(crossprod(levels, matrix(unlist(tables), length(levels))), ncol = length(sizes), byrow = TRUE)
}

mann_whitney <- function(first, second, level) {
  x <- first[!is.na(first)]
  y <- second[!is.na(second)]
  n1 <- length(x)
  n2 <- length(y)
  n <- n1 + n2
  test <- list(statistic = NA, effect_size = NA, p = NA, p_method = "", significant_from = NA, why = "")
  if (n1 == 0 || n2 == 0) return(replace(test, "why", "empty-group"))
  ranks <- rank(c(x, y))
  u <- sum(ranks[seq_len(n1)]) - n1 * (n1 + 1) / 2
  test$statistic <- u
  test$effect_size <- 2 * u / (n1 * n2) - 1
  if (length(unique(ranks)) < 2) return(replace(test, "why", "all-answers-equal"))
  ties <- as.numeric(table(ranks))
  sd <- sqrt(n1 * n2 / 12 * (n + 1 - sum(ties^3 - ties) / (n * (n - 1))))
  far <- (qnorm(1 - level / 2) * sd + 0.5) * 2 / (n1 * n2)
  test$significant_from <- if (far <= 1) far else NA
  smaller <- min(n1, n2)
  unit <- common_divisor(2 * (ranks - min(ranks)))
  items <- 2 * (ranks - min(ranks)) / unit
  if (steps_to_draw(items, smaller) <= exact_steps_max) {
    ways <- ways_to_draw(items, smaller)
    # Sums of the smaller group, as how far they lie from what is expected.
    off <- abs(n * (seq_along(ways) - 1) - smaller * sum(items))
    seen <- abs(n * sum(if (n1 <= n2) items[seq_len(n1)] else items[-seq_len(n1)]) - smaller * sum(items))
    test$p <- sum(ways[off >= seen - 0.5]) / sum(ways)
    test$p_method <- "exact"
    test$significant_from <- significant_from(off * unit / (n * n1 * n2), ways, level)
  } else if (may_sample(smaller)) {
    sums <- dealt_rank_sums(ranks, c(n1, n2))[, 1]
    test$p <- mean(abs(sums - n1 * (n + 1) / 2) >= abs(u - n1 * n2 / 2) - 1e-9)
    test$p_method <- "monte-carlo"
  } else {
    test$p <- tail_of_normal(u - n1 * n2 / 2, sd)
    test$p_method <- "asymptotic"
  }
  test
}

# Cliff's delta with Feng and Cliff's interval: unbiased variance, Student's t.
cliff_delta <- function(first, second) {
  x <- first[!is.na(first)]
  y <- second[!is.na(second)]
  n1 <- length(x)
  n2 <- length(y)
  if (n1 == 0 || n2 == 0) return(list(delta = NA, ends = c(NA, NA), why = "empty-group"))
  dominance <- sign(outer(x, y, `-`))
  delta <- mean(dominance)
  if (n1 < 2 || n2 < 2) return(list(delta = delta, ends = c(NA, NA), why = "group-of-one"))
  if (length(unique(c(x, y))) < 2) return(list(delta = delta, ends = c(NA, NA), why = "all-answers-equal"))
  t <- qt(0.975, n1 + n2 - 2)
  if (abs(delta) == 1) {
    inner <- (min(n1, n2) - t^2) / (min(n1, n2) + t^2)
    return(list(delta = delta, ends = if (delta > 0) c(inner, 1) else c(-1, -inner), why = ""))
  }
  rows <- sum((rowMeans(dominance) - delta)^2)
  columns <- sum((colMeans(dominance) - delta)^2)
  cells <- sum((dominance - delta)^2)
  variance <- max((n2^2 * rows + n1^2 * columns - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1)), (1 - delta^2) / (n1 * n2 - 1))
  half <- t * sqrt(variance) * sqrt((1 - delta^2)^2 + t^2 * variance)
  ends <- (delta - delta^3 + c(-half, half)) / (1 - delta^2 + t^2 * variance)
  list(delta = delta, ends = pmin(1, pmax(-1, ends)), why = "")
}

# All sums of ranks that groups can have, each with its number of ways; NULL where that takes too many steps. Tied
# answers are dealt together, a block after the other; equal states are joined.
all_rank_sums <- function(ranks, sizes) {
  k <- length(sizes)
  others <- setdiff(seq_len(k), which.max(sizes))
  states <- matrix(0, 1, 2 * (k - 1))  # how many each group but the largest has, and their sums
  ways <- 1
  steps <- 0
  dealt <- 0
  blocks <- table(ranks)
  levels <- as.numeric(names(blocks))
  for (block in seq_along(blocks)) {
    tied <- blocks[[block]]
    steps <- steps + choose(tied + k - 1, k - 1) * nrow(states)
    if (steps > exact_steps_max_of_several / 10) return(NULL)
    splits <- as.matrix(expand.grid(rep(list(0:tied), k - 1)))
    splits <- splits[rowSums(splits) <= tied, , drop = FALSE]
    of_split <- exp(lfactorial(tied) - rowSums(lfactorial(cbind(splits, tied - rowSums(splits)))))
    from <- rep(seq_len(nrow(states)), nrow(splits))
    by <- rep(seq_len(nrow(splits)), each = nrow(states))
    next_states <- states[from, , drop = FALSE] + cbind(splits, splits * levels[block])[by, , drop = FALSE]
    next_ways <- ways[from] * of_split[by]
    dealt <- dealt + tied
    counts <- next_states[, seq_len(k - 1), drop = FALSE]
    fits <- rowSums(counts > rep(sizes[others], each = nrow(counts))) == 0 & dealt - rowSums(counts) <= max(sizes)
    next_states <- next_states[fits, , drop = FALSE]
    next_ways <- next_ways[fits]
    in_order <- do.call(order, as.data.frame(next_states))
    next_states <- next_states[in_order, , drop = FALSE]
    is_new <- c(TRUE, rowSums(next_states[-1, , drop = FALSE] != next_states[-nrow(next_states), , drop = FALSE]) > 0)
    ways <- as.numeric(rowsum(next_ways[in_order], cumsum(is_new)))
    states <- next_states[is_new, , drop = FALSE]
  }
  sums <- matrix(0, nrow(states), k)
  sums[, others] <- states[, k - 1 + seq_len(k - 1)]
  sums[, -others] <- sum(ranks) - rowSums(sums)
  list(sums = sums, ways = ways)
}

kruskal_wallis <- function(groups, level, may_draw = TRUE) {
  groups <- lapply(groups, function(group) group[!is.na(group)])
  groups <- groups[lengths(groups) > 0]
  sizes <- lengths(groups)
  n <- sum(sizes)
  ranks <- rank(unlist(groups))
  test <- list(statistic = NA, effect_size = NA, p = NA, p_method = "", significant_from = NA, why = "")
  if (length(groups) < 2) return(replace(test, "why", "fewer-than-two-groups"))
  if (length(unique(ranks)) < 2) return(replace(test, "why", "all-answers-equal"))
  whole <- sum((ranks - (n + 1) / 2)^2)
  h_of <- function(sums) (n - 1) * pmax(0, rowSums(sums^2 / rep(sizes, each = nrow(sums))) - n * (n + 1)^2 / 4) / whole
  h <- h_of(t(rowsum(ranks, rep(seq_along(groups), sizes))))
  test$statistic <- h
  test$effect_size <- h / (n - 1)
  far <- qchisq(1 - level, length(groups) - 1) / (n - 1)
  test$significant_from <- if (far <= 1) far else NA
  outcomes <- all_rank_sums(ranks, sizes)
  if (!is.null(outcomes)) {
    test$p <- sum(outcomes$ways[h_of(outcomes$sums) >= h - 1e-9]) / sum(outcomes$ways)
    test$p_method <- "exact"
    test$significant_from <- significant_from(h_of(outcomes$sums) / (n - 1), outcomes$ways, level)
  } else if (may_draw && may_sample(n - max(sizes))) {
    test$p <- mean(h_of(dealt_rank_sums(ranks, sizes)) >= h - 1e-9)
    test$p_method <- "monte-carlo"
  } else {
    test$p <- pchisq(h, length(groups) - 1, lower.tail = FALSE)
    test$p_method <- "asymptotic"
  }
  test
}

# ---- The smallest effects that a study of such groups would find in four of five cases ------------------------------

bounded <- function(significant, detectable) {
  effect <- max(significant, detectable)
  if (is.na(significant) || effect > 1) NA else effect
}
quantiles <- function(level) qnorm(1 - level / 2) + qnorm(power)
detectable_delta <- function(n1, n2, level) {
  if (n1 == 0 || n2 == 0) return(NA)
  n <- n1 + n2
  if (steps_to_draw(seq_len(n) - 1, min(n1, n2)) <= exact_steps_max) {
    u <- 0:(n1 * n2)
    significant <- significant_from(abs(2 * u / (n1 * n2) - 1), dwilcox(u, n1, n2), level)
  } else {
    significant <- (qnorm(1 - level / 2) * sqrt(n1 * n2 * (n + 1) / 12) + 0.5) * 2 / (n1 * n2)
  }
  bounded(significant, 2 * quantiles(level) / sqrt(12 * n1 * n2 / n))
}
detectable_epsilon_squared <- function(sizes, level) {
  sizes <- sizes[sizes > 0]
  if (length(sizes) < 2) return(NA)
  n <- sum(sizes)
  test <- kruskal_wallis(split(seq_len(n), rep(seq_along(sizes), sizes)), level, may_draw = FALSE)
  border <- qchisq(1 - level, length(sizes) - 1)
  off_centre <- uniroot(function(ncp) pchisq(border, length(sizes) - 1, ncp, lower.tail = FALSE) - power, c(0, 1000), tol = 1e-12)$root
  bounded(test$significant_from, off_centre / (n - 1))
}
detectable_rank_biserial <- function(pairs, level) {
  if (pairs == 0) return(NA)
  largest <- pairs * (pairs + 1) / 2
  if (pairs * (2 * largest + 1) <= exact_steps_max) {
    w <- 0:largest
    significant <- significant_from(abs(2 * w / largest - 1), dsignrank(w, pairs), level)
  } else {
    significant <- (qnorm(1 - level / 2) * sqrt(sum((1:pairs)^2) / 4) + 0.5) / (largest / 2)
  }
  bounded(significant, 2 * quantiles(level) / sqrt(3 * pairs))
}

# ---- For whom: sizes, small and large, clusters, territories, kinds -------------------------------------------------

# Holm's adjustment of tests that are looked at together. Where p was drawn, Zubia's goes in, so that the adjustment
# itself is held to rounding.
tell_verdicts <- function(parts, p, methods) {
  theirs <- number_of_zubia(paste0(parts, "/p"))
  p <- ifelse(methods == "monte-carlo", theirs, p)
  adjusted <- p.adjust(p, "holm", n = max(1, sum(!is.na(p))))
  for (place in seq_along(parts)) {
    differs <- !is.na(adjusted[place]) && adjusted[place] <= significance
    tell(parts[place], adjusted_p = adjusted[place], verdict = if (differs) "differs" else "cannot-detect")
  }
}
tell_p <- function(part, test) {
  tell(part, p = test$p, tolerance = if (test$p_method == "monte-carlo") tolerance_of_share(test$p, number_of_zubia(paste0(part, "/p")), assignments))
}

tell_test <- function(part, given, group, names, level, known) {
  groups <- lapply(names, function(name) given[group == name])
  if (sum(lengths(groups) > 0) >= 2) groups <- groups[lengths(groups) > 0]
  left_out <- sum(is.na(unlist(groups)))
  sizes <- sapply(groups, function(one) sum(!is.na(one)))
  ends <- c(NA, NA)
  if (length(groups) == 2) {
    test <- mann_whitney(groups[[1]], groups[[2]], level)
    delta <- cliff_delta(groups[[1]], groups[[2]])
    ends <- delta$ends
    if (test$why == "") test$why <- delta$why
  } else {
    test <- kruskal_wallis(groups, level)
  }
  key <- paste(c(level, sizes), collapse = " ")
  if (is.null(known[[key]])) known[[key]] <- if (length(groups) == 2) detectable_delta(sizes[1], sizes[2], level) else detectable_epsilon_squared(sizes, level)
  tell(part, test = if (length(groups) == 2) "mann-whitney" else "kruskal-wallis", respondents = sum(sizes), left_out = left_out,
    statistic = test$statistic, effect_size = test$effect_size, low = ends[1], high = ends[2], p_method = test$p_method,
    significant_from = test$significant_from, detectable = known[[key]], undefined_because = test$why)
  tell_p(part, test)
  test
}

tell_groups <- function(part, given, cells, group, names) {
  for (name in names) {
    own <- group == name
    delta <- cliff_delta(given[own], given[!own & group %in% names])
    of_group <- paste0(part, "/", name)
    tell(of_group, members = sum(own), answers = sum(!is.na(given[own])), median = median_of(given[own]), mean = mean_of(given[own]), delta = delta$delta, low = delta$ends[1], high = delta$ends[2])
    if (!is.null(cells)) tell(of_group, dont_know = sum(cells[own] == "dont-know"), not_applicable = sum(cells[own] == "not-applicable"))
  }
}

compare <- function(by) {
  group <- answers[[by]]
  names <- setting(paste0("group/", by))
  tell(paste0("compare/", by), without_group = sum(!group %in% names))
  for (name in names) tell(paste0("compare/", by, "/", name), members = sum(group == name))
  known <- new.env()
  together <- function(block, items, of) {
    parts <- paste("test", by, block, of(items), sep = "/")
    level <- significance / length(items)
    tests <- lapply(seq_along(items), function(place) {
      is_family <- items[place] %in% names(families)
      given <- if (is_family) scores_on(block, items[place]) else answers_to(block, items[place])
      cells <- if (!is_family) answers[[column(block, items[place])]]
      tell_groups(paste("group", by, block, of(items[place]), sep = "/"), given, cells, group, names)
      tell_test(parts[place], given, group, names, level, known)
    })
    tell_verdicts(parts, sapply(tests, `[[`, "p"), sapply(tests, `[[`, "p_method"))
  }
  for (block in c("importance", "effect")) {
    together(block, names(families), function(items) paste0("family/", items))
    together(block, barriers, identity)
  }
  together("change", types, identity)
}
for (by in setting("by")) compare(by)

# ---- What the cluster changed, against how much innovating together mattered before ---------------------------------

signed_rank <- function(first, second, level) {
  differences <- (first - second)[!is.na(first - second)]
  test <- list(pairs = length(differences), zeros = sum(differences == 0), left_out = members - length(differences), positive = NA, negative = NA, rank_biserial = NA, p = NA, p_method = "", significant_from = NA, why = "")
  if (length(differences) == 0) return(replace(test, "why", "no-pairs"))
  differences <- differences[differences != 0]
  ranks <- rank(abs(differences))
  test$positive <- sum(ranks[differences > 0])
  test$negative <- sum(ranks[differences < 0])
  if (length(differences) == 0) return(replace(test, "why", "all-differences-zero"))
  whole <- sum(ranks)
  off <- abs(test$positive - test$negative)
  test$rank_biserial <- (test$positive - test$negative) / whole
  sd <- sqrt(sum(ranks^2) / 4)
  far <- (qnorm(1 - level / 2) * sd + 0.5) / (whole / 2)
  test$significant_from <- if (far <= 1) far else NA
  if (length(ranks) * (2 * whole + 1) <= exact_steps_max) {
    chances <- 1  # of twice the sum of the positive ranks, 0, 1, 2 …: each is in or out by a coin
    for (twice in 2 * ranks) chances <- (c(chances, numeric(twice)) + c(numeric(twice), chances)) / 2
    offs <- abs(seq_along(chances) - 1 - whole)
    test$p <- min(1, sum(chances[offs >= off - 1e-9]))
    test$p_method <- "exact"
    test$significant_from <- significant_from(offs / whole, chances, level)
  } else if (may_sample(length(ranks))) {
    sums <- replicate(draws, sum(ranks[runif(length(ranks)) < 0.5]))
    test$p <- mean(abs(2 * sums - whole) >= off - 1e-9)
    test$p_method <- "monte-carlo"
  } else {
    test$p <- tail_of_normal(test$positive - whole / 2, sd)
    test$p_method <- "asymptotic"
  }
  test
}
if (length(setting("by")) > 0) {
  level <- significance / length(types)
  pairs <- lapply(types, function(type) {
    test <- signed_rank(answers_to("change", type), answers_to("collaboration-before"), level)
    part <- paste0("pair/", type)
    tell(part, pairs = test$pairs, zeros = test$zeros, left_out = test$left_out, positive = test$positive, negative = test$negative,
      rank_biserial = test$rank_biserial, p_method = test$p_method, significant_from = test$significant_from,
      detectable = detectable_rank_biserial(test$pairs - test$zeros, level), undefined_because = test$why)
    tell_p(part, test)
    test
  })
  tell_verdicts(paste0("pair/", types), sapply(pairs, `[[`, "p"), sapply(pairs, `[[`, "p_method"))
}

# ---- Zubia's values, R's, and how far they lie apart ----------------------------------------------------------------

said <- values[!startsWith(values$name, "setting/"), ]
shown <- function(value) if (length(value) == 0 || is.na(value) || identical(value, "")) "-" else if (is.numeric(value)) format(value, digits = 12) else value
differ <- 0
not_reproduced <- character()
for (place in seq_len(nrow(said))) {
  name <- said$name[place]
  own <- found[[name]]
  theirs <- said$value[place]
  tolerance <- said$tolerance[place]
  if (is.null(own)) {
    is_same <- FALSE
    own <- list(value = "(not found)")
    difference <- "-"
  } else if (is.character(own$value)) {
    is_same <- identical(own$value, theirs)
    difference <- "-"
  } else {
    theirs <- as.numeric(theirs)
    allowed <- if (tolerance == "draws") own$tolerance else as.numeric(tolerance)
    off <- as.numeric(own$value) - theirs
    is_same <- if (is.na(theirs) || is.na(own$value)) is.na(theirs) && is.na(own$value) else length(allowed) == 1 && !is.na(allowed) && abs(off) <= allowed
    difference <- shown(off)
    if (tolerance == "draws" && !is.na(off)) difference <- paste(difference, "of at most", format(allowed, digits = 3))
  }
  if (!is.null(own$why_not)) {
    not_reproduced <- c(not_reproduced, paste0(name, ": ", own$why_not))
  } else if (!is_same) {
    differ <- differ + 1
  }
  cat(if (!is.null(own$why_not)) "none " else if (is_same) "same " else "DIFFERS ", name, ": Zubia ", shown(theirs), ", R ", shown(own$value), ", difference ", difference, "\n", sep = "")
}
for (name in setdiff(ls(found), said$name)) {
  differ <- differ + 1
  cat("DIFFERS ", name, ": Zubia says nothing, R ", shown(found[[name]]$value), "\n", sep = "")
}
cat("Not reproduced: ", length(not_reproduced), "\n", sep = "")
for (line in not_reproduced) cat("  ", line, "\n", sep = "")
cat(nrow(said), "numbers,", differ, "differ\n")
quit(status = if (differ > 0) 1 else 0)
