#include "engine/networks/assortativity.hpp"

#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

/// Calls `visit(from, to)` for each tie, of an undirected one for both directions.
template <class Visit>
void for_each_direction(const TieNetwork& network, const Visit& visit) {
  for (std::size_t node = 0; node < network.node_count(); ++node)
    for (const std::uint32_t neighbour : network.out.of(node)) visit(node, neighbour);
}

}  // namespace

double nominal_assortativity(const TieNetwork& network, const Grouping& groups) {
  std::vector<double> from(groups.group_count(), 0);
  std::vector<double> to(groups.group_count(), 0);
  double within = 0;
  double all = 0;
  for_each_direction(network, [&](std::size_t a, std::size_t b) {
    const std::size_t group_a = groups.of_node[a];
    const std::size_t group_b = groups.of_node[b];
    if (group_a == no_group || group_b == no_group) return;
    ++from[group_a];
    ++to[group_b];
    ++all;
    if (group_a == group_b) ++within;
  });
  double chance = 0;
  for (std::size_t group = 0; group < from.size(); ++group) chance += from[group] * to[group];
  // In whole numbers, so that "all ties join one group" is found without rounding.
  return chance < all * all ? (within * all - chance) / (all * all - chance) : undefined;
}

double numeric_assortativity(const TieNetwork& network, const std::vector<double>& values) {
  double count = 0;
  double mean_from = 0;
  double mean_to = 0;
  const auto for_each_valued = [&](const auto& visit) {
    for_each_direction(network, [&](std::size_t a, std::size_t b) {
      if (is_defined(values[a]) && is_defined(values[b])) visit(values[a], values[b]);
    });
  };
  for_each_valued([&](double a, double b) {
    ++count;
    mean_from += a;
    mean_to += b;
  });
  if (count == 0) return undefined;
  mean_from /= count;
  mean_to /= count;
  double product = 0;
  double square_from = 0;
  double square_to = 0;
  for_each_valued([&](double a, double b) {
    product += (a - mean_from) * (b - mean_to);
    square_from += (a - mean_from) * (a - mean_from);
    square_to += (b - mean_to) * (b - mean_to);
  });
  return square_from > 0 && square_to > 0 ? product / std::sqrt(square_from * square_to) : undefined;
}

}  // namespace zubia
