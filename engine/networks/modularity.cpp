#include "engine/networks/modularity.hpp"

#include <cmath>
#include <map>
#include <utility>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

double pairs_of(double count) { return count * (count - 1) / 2; }

struct Margins {
  double pairs = 0;
  double entropy = 0;
};

Margins margins_of(const std::map<std::size_t, double>& sizes, double all) {
  Margins margins;
  for (const auto& [group, size] : sizes) {
    margins.pairs += pairs_of(size);
    margins.entropy -= size / all * std::log(size / all);
  }
  return margins;
}

}  // namespace

double modularity(const TieNetwork& network, const std::vector<std::size_t>& community_of_node, TieStrength strength,
                  double resolution) {
  const std::size_t nodes = network.node_count();
  std::map<std::size_t, double> strengths;
  double within = 0;
  double all = 0;
  // A node in no group gets a number that no community has.
  const auto community = [&](std::size_t node) {
    return community_of_node[node] == no_group ? no_group - 1 - node : community_of_node[node];
  };
  for (const Tie& tie : network.ties()) {
    const double weight = strength == TieStrength::weighted ? tie.weight : 1;
    strengths[community(tie.from)] += weight;
    strengths[community(tie.to)] += weight;
    all += weight;
    if (community(tie.from) == community(tie.to)) within += weight;
  }
  if (nodes == 0 || !(all > 0)) return undefined;
  double chance = 0;
  for (const auto& [number, sum] : strengths) chance += (sum / (2 * all)) * (sum / (2 * all));
  return within / all - resolution * chance;
}

PartitionAgreement partition_agreement(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other) {
  std::map<std::pair<std::size_t, std::size_t>, double> cells;
  std::map<std::size_t, double> rows;
  std::map<std::size_t, double> columns;
  PartitionAgreement found;
  for (std::size_t node = 0; node < one.size(); ++node) {
    if (one[node] == no_group || other[node] == no_group) continue;
    ++cells[{one[node], other[node]}];
    ++rows[one[node]];
    ++columns[other[node]];
    ++found.nodes;
  }
  const auto all = static_cast<double>(found.nodes);
  const Margins row = margins_of(rows, all);
  const Margins column = margins_of(columns, all);
  double together = 0;
  double information = 0;
  for (const auto& [groups, size] : cells) {
    together += pairs_of(size);
    information += size / all * std::log(size * all / (rows[groups.first] * columns[groups.second]));
  }
  const double chance = all > 1 ? row.pairs * column.pairs / pairs_of(all) : 0;
  const double most = (row.pairs + column.pairs) / 2;
  found.adjusted_rand = most != chance ? (together - chance) / (most - chance) : undefined;
  const double entropy = (row.entropy + column.entropy) / 2;
  found.normalised_mutual_information = entropy > 0 ? information / entropy : undefined;
  return found;
}

}  // namespace zubia
