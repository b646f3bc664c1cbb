# The processor time that igraph and sna of R take for the networks of networks_benchmark.cpp.
# Usage: Rscript networks.R panel.csv
# Prints CSV: workload, operation, seconds.
path <- commandArgs(TRUE)[1]
ties <- read.csv(path, colClasses = c("character", "character", "numeric", "character", "character"))
graph <- igraph::graph_from_data_frame(ties[, 1:3], directed = FALSE)
territory <- c(setNames(ties$from_group, ties$from), setNames(ties$to_group, ties$to))[igraph::V(graph)$name]
say <- function(operation, work, runs = 3) {
  times <- sapply(seq_len(runs), function(run) {
    used <- system.time(work())
    used[["user.self"]] + used[["sys.self"]]
  })
  cat(sub("\\.csv$", "", basename(path)), operation, sprintf("%.6f", median(times)), sep = ",", fill = TRUE)
}
say("betweenness", function() igraph::betweenness(graph, weights = NA))
say("betweenness-weighted", function() igraph::betweenness(graph, weights = 1 / igraph::E(graph)$weight))
say("constraint", function() igraph::constraint(graph, weights = rep(1, igraph::ecount(graph))))
say("leiden", function() igraph::cluster_leiden(graph, objective_function = "modularity", weights = NA, n_iterations = -1))
ends <- igraph::ends(graph, igraph::E(graph), names = FALSE)
say("ei-test-10000", function() replicate(10000, {
  label <- sample(territory)
  mean(label[ends[, 1]] != label[ends[, 2]])
}), 1)
if (igraph::vcount(graph) <= 200) {
  ones <- igraph::as_adjacency_matrix(graph, sparse = FALSE) > 0
  say("brokerage", function() sna::brokerage(ones + 0, territory))
  say("qap-1000", function() sna::qaptest(list(ones + 0, ones + 0), sna::gcor, g1 = 1, g2 = 2, reps = 1000), 1)
}
