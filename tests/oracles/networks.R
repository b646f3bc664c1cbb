# What sna and igraph make of a network: read by run_networks.py.
# Usage: Rscript networks.R ties.csv nodes.csv directed|undirected before.csv
# Prints one line for each figure: name, node or nothing, value.
arguments <- commandArgs(TRUE)
ties <- read.csv(arguments[1], colClasses = c("character", "character", "numeric"))
# NA is a territory here, Nouvelle-Aquitaine.
nodes <- read.csv(arguments[2], colClasses = "character", na.strings = "")
directed <- arguments[3] == "directed"
say <- function(figure, node, value) cat(figure, node, sprintf("%.15g", value), sep = "\t", fill = TRUE)
matrix_of <- function(ties) {
  ones <- matrix(0, nrow(nodes), nrow(nodes))
  ones[cbind(match(ties$from, nodes$node), match(ties$to, nodes$node))] <- 1
  if (directed) ones else pmax(ones, t(ones))
}
ones <- matrix_of(ties)

graph <- igraph::graph_from_data_frame(ties, directed = directed, vertices = nodes)
pairs <- igraph::betweenness(graph, weights = NA)
constraint <- igraph::constraint(graph, weights = rep(1, nrow(ties)))
for (i in seq_len(nrow(nodes))) {
  say("betweenness_pairs", nodes$node[i], pairs[i])
  if (is.finite(constraint[i])) say("constraint", nodes$node[i], constraint[i])
}
groups <- as.integer(factor(nodes$territory))
say("assortativity by group", "", igraph::assortativity_nominal(graph, groups, directed = directed))
say("components", "", igraph::components(graph)$no)
loose <- igraph::as.undirected(graph, mode = "each")
say("modularity of groups", "", igraph::modularity(loose, groups))
set.seed(1)
loose <- igraph::as.undirected(graph, mode = "each")
best <- max(sapply(1:20, function(run) igraph::modularity(igraph::cluster_louvain(loose, weights = NA))))
say("louvain", "", best)

if (directed) {
  roles <- c(w_I = "coordinator", w_O = "itinerant", b_IO = "representative", b_OI = "gatekeeper", b_O = "liaison")
  brokers <- sna::brokerage(ones, nodes$territory)
  for (i in seq_len(nrow(nodes))) for (role in names(roles)) {
    say(paste0("count of ", roles[[role]]), nodes$node[i], brokers$raw.nli[i, role])
    say(paste0("expected ", roles[[role]]), nodes$node[i], brokers$exp.nli[i, role])
    say(paste0("deviation of ", roles[[role]]), nodes$node[i], brokers$sd.nli[i, role])
  }
}
before <- matrix_of(read.csv(arguments[4], colClasses = c("character", "character", "numeric")))
say("correlation", "", sna::gcor(before, ones, mode = if (directed) "digraph" else "graph"))
