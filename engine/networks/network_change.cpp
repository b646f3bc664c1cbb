#include "engine/networks/network_change.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/networks/ei_index.hpp"
#include "engine/networks/qap.hpp"

namespace zubia {
namespace {

/// How likely each number of heads is of so many fair coins.
std::vector<double> binomial(std::size_t coins) {
  std::vector<double> chances(coins + 1, 0);
  const std::size_t middle = coins / 2;
  chances[middle] = 1;
  // Outward from the middle, so that nothing overflows, and what is too rare for a number becomes 0.
  for (std::size_t heads = middle; heads < coins; ++heads)
    chances[heads + 1] = chances[heads] * static_cast<double>(coins - heads) / static_cast<double>(heads + 1);
  for (std::size_t heads = middle; heads > 0; --heads)
    chances[heads - 1] = chances[heads] * static_cast<double>(heads) / static_cast<double>(coins - heads + 1);
  double sum = 0;
  for (const double chance : chances) sum += chance;
  for (double& chance : chances) chance /= sum;
  return chances;
}

/// Ties of one kind that one wave has and not the other, or both have.
struct Fates {
  std::size_t kept = 0;
  std::size_t formed = 0;
  std::size_t dissolved = 0;

  std::size_t changed() const { return formed + dissolved; }
  double before(std::size_t heads) const { return static_cast<double>(kept + changed() - heads); }
  double after(std::size_t heads) const { return static_cast<double>(kept + heads); }
};

bool is_as_far(double change, double observed) { return std::abs(change) >= std::abs(observed) - 1e-12; }

WaveChange density_change(const Fates& all, double possible) {
  WaveChange change;
  change.before = static_cast<double>(all.kept + all.dissolved) / possible;
  change.after = static_cast<double>(all.kept + all.formed) / possible;
  change.change = change.after - change.before;
  if (all.changed() == 0) return change;
  const std::vector<double> chances = binomial(all.changed());
  change.p_two_sided = 0;
  for (std::size_t heads = 0; heads < chances.size(); ++heads)
    if (is_as_far((all.after(heads) - all.before(heads)) / possible, change.change))
      change.p_two_sided += chances[heads];
  change.p_two_sided = std::min(1.0, change.p_two_sided);
  return change;
}

/// Over the ways in which both waves have ties that count; of the others there is no index.
WaveChange ei_change(const Fates& external, const Fates& internal) {
  WaveChange change;
  change.before = ei_of(external.before(external.formed), internal.before(internal.formed));
  change.after = ei_of(external.after(external.formed), internal.after(internal.formed));
  change.change = change.after - change.before;
  if (!is_defined(change.change) || external.changed() + internal.changed() == 0) return change;
  const std::vector<double> external_chances = binomial(external.changed());
  const std::vector<double> internal_chances = binomial(internal.changed());
  double as_far = 0;
  double all = 0;
  for (std::size_t e = 0; e < external_chances.size(); ++e)
    for (std::size_t i = 0; i < internal_chances.size(); ++i) {
      const double chance = external_chances[e] * internal_chances[i];
      if (chance == 0) continue;  // of many changes, most splits are too rare for a number
      const double moved = ei_of(external.after(e), internal.after(i)) - ei_of(external.before(e), internal.before(i));
      if (!is_defined(moved)) continue;
      all += chance;
      if (is_as_far(moved, change.change)) as_far += chance;
    }
  change.p_two_sided = std::min(1.0, as_far / all);
  return change;
}

double ei_by(const std::vector<Tie>& ties, std::span<const std::size_t> labels) {
  double external = 0;
  for (const Tie& tie : ties) external += labels[tie.from] != labels[tie.to] ? 1 : 0;
  return ei_of(external, static_cast<double>(ties.size()) - external);
}

PermutationTest change_by_labels(const NetworkChange& change, const PermutationOptions& options,
                                 Parallelism parallelism) {
  const std::vector<bool> known = change.groups.known();
  const std::vector<Tie> before = subnetwork(change.before, known).ties();
  const std::vector<Tie> after = subnetwork(change.after, known).ties();
  const auto figure = [&](std::span<const std::size_t> labels) { return ei_by(after, labels) - ei_by(before, labels); };
  return permute_labels(subgrouping(change.groups, known).of_node, figure, options, parallelism);
}

/// The nodes that both have, with the ties among them, in the order of the first wave.
void keep_common(const TieNetwork& before, const TieNetwork& after, const Grouping& groups, NetworkChange& change) {
  std::vector<bool> is_common(before.node_count());
  for (std::size_t node = 0; node < before.node_count(); ++node) {
    is_common[node] = after.nodes.contains(before.nodes[node]);
    if (!is_common[node]) change.only_before.push_back(before.nodes[node]);
  }
  change.before = subnetwork(before, is_common);
  change.groups = subgrouping(groups, is_common);
  for (const Node& node : after.nodes)
    if (!before.nodes.contains(node)) change.only_after.push_back(node);
  std::vector<Tie> ties;
  for (Tie tie : after.ties()) {
    const auto from = change.before.nodes.find(after.nodes[tie.from]);
    const auto to = change.before.nodes.find(after.nodes[tie.to]);
    if (!from || !to) continue;
    ties.push_back({static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to), tie.weight});
  }
  change.after = network_of(change.before.nodes, after.direction, std::move(ties));
}

}  // namespace

Result<NetworkChange> network_change(const TieNetwork& before, const TieNetwork& after, const Grouping& groups,
                                     const PermutationOptions& options, Parallelism parallelism) {
  NetworkChange change;
  keep_common(before, after, groups, change);
  const std::size_t common = change.before.node_count();
  if (common < 3)
    return refuse({"too-few-common-nodes",
                   "The two waves have " + std::to_string(common) + " nodes in common, and 3 are the least.",
                   {},
                   "Check that both waves name the nodes alike."});
  auto correlation = qap_correlation(change.before, change.after, TieStrength::counted, options, parallelism);
  if (!correlation) return refuse(correlation.error());
  change.correlation = *std::move(correlation);

  Fates all;
  Fates external;
  Fates internal;
  const auto count = [&](const Tie& tie, std::size_t Fates::*fate) {
    ++(all.*fate);
    const std::size_t from = change.groups.of_node[tie.from];
    const std::size_t to = change.groups.of_node[tie.to];
    if (from == no_group || to == no_group) return;
    Fates& fates = from == to ? internal : external;
    ++(fates.*fate);
  };
  for (const Tie& tie : change.before.ties())
    count(tie, change.after.out.weight(tie.from, tie.to) > 0 ? &Fates::kept : &Fates::dissolved);
  for (const Tie& tie : change.after.ties())
    if (!(change.before.out.weight(tie.from, tie.to) > 0)) count(tie, &Fates::formed);
  change.kept = all.kept;
  change.formed = all.formed;
  change.dissolved = all.dissolved;
  const std::size_t ever = all.kept + all.changed();
  if (ever > 0) change.jaccard = static_cast<double>(all.kept) / static_cast<double>(ever);
  change.density = density_change(all, change.before.possible_ties());
  change.ei = ei_change(external, internal);
  change.ei_by_labels = change_by_labels(change, options, parallelism);
  return change;
}

}  // namespace zubia
