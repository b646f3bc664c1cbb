#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// N0, N1, N2 …
inline LabelIndex<Node> numbered_nodes(std::size_t count) {
  LabelIndex<Node> nodes;
  for (std::size_t node = 0; node < count; ++node) nodes.insert(Node("N" + std::to_string(node)));
  return nodes;
}

/// The friends of a karate club before it split (Zachary 1977), by places from 0.
inline TieNetwork karate_club(Direction direction = Direction::undirected) {
  constexpr std::pair<std::uint32_t, std::uint32_t> friends[] = {
      {1, 2},   {1, 3},   {2, 3},   {1, 4},   {2, 4},   {3, 4},   {1, 5},   {1, 6},   {1, 7},   {5, 7},
      {6, 7},   {1, 8},   {2, 8},   {3, 8},   {4, 8},   {1, 9},   {3, 9},   {3, 10},  {1, 11},  {5, 11},
      {6, 11},  {1, 12},  {1, 13},  {4, 13},  {1, 14},  {2, 14},  {3, 14},  {4, 14},  {6, 17},  {7, 17},
      {1, 18},  {2, 18},  {1, 20},  {2, 20},  {1, 22},  {2, 22},  {24, 26}, {25, 26}, {3, 28},  {24, 28},
      {25, 28}, {3, 29},  {24, 30}, {27, 30}, {2, 31},  {9, 31},  {1, 32},  {25, 32}, {26, 32}, {29, 32},
      {3, 33},  {9, 33},  {15, 33}, {16, 33}, {19, 33}, {21, 33}, {23, 33}, {24, 33}, {30, 33}, {31, 33},
      {32, 33}, {9, 34},  {10, 34}, {14, 34}, {15, 34}, {16, 34}, {19, 34}, {20, 34}, {21, 34}, {23, 34},
      {24, 34}, {27, 34}, {28, 34}, {29, 34}, {30, 34}, {31, 34}, {32, 34}, {33, 34}};
  std::vector<Tie> ties;
  for (const auto& [one, other] : friends) {
    ties.push_back({one - 1, other - 1, 1.0});
    if (direction == Direction::directed) ties.push_back({other - 1, one - 1, 1.0});
  }
  return network_of(numbered_nodes(34), direction, std::move(ties));
}

/// How the club split; node 9 sided with Mr Hi as Zachary's own table has it, or with the officer.
inline Grouping karate_sides(bool ninth_with_officer = false) {
  std::vector<std::string> sides(34, "Officer");
  for (const std::size_t node : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 11U, 12U, 13U, 14U, 17U, 18U, 20U, 22U})
    sides[node - 1] = "Mr Hi";
  if (ninth_with_officer) sides[8] = "Officer";
  return grouping_of(sides);
}

/// Five organisations of three territories: a, b in NA, c, d in EU, e in NV.
inline TieNetwork small_border() {
  return tie_network({{"a", "c"}, {"c", "d"}, {"c", "e"}, {"e", "b"}, {"b", "c"}, {"d", "a"}},
                     {"a", "b", "c", "d", "e"}, {.direction = Direction::directed})
      ->network;
}
inline Grouping small_border_territories() { return grouping_of({"NA", "NA", "EU", "EU", "NV"}); }

/// Ties drawn at random with the given chance; the weights are 1, 2 or 3.
inline TieNetwork random_network(std::size_t nodes, double chance, Direction direction, std::uint64_t seed) {
  RandomStream random(Seed{seed}, 0);
  std::vector<Tie> ties;
  for (std::uint32_t from = 0; from < nodes; ++from)
    for (std::uint32_t to = direction == Direction::directed ? 0 : from + 1; to < nodes; ++to)
      if (from != to && random.unit() < chance) ties.push_back({from, to, 1.0 + static_cast<double>(random.below(3))});
  return network_of(numbered_nodes(nodes), direction, std::move(ties));
}

inline Grouping random_groups(std::size_t nodes, std::size_t groups, std::uint64_t seed) {
  RandomStream random(Seed{seed}, 1);
  std::vector<std::string> names;
  for (std::size_t node = 0; node < nodes; ++node) names.push_back("G" + std::to_string(random.below(groups)));
  return grouping_of(names);
}

/// The same network with its nodes in another order: node `order[i]` comes at place i.
inline TieNetwork reordered(const TieNetwork& network, const std::vector<std::size_t>& order) {
  LabelIndex<Node> nodes;
  for (const std::size_t node : order) nodes.insert(network.nodes[node]);
  std::vector<std::uint32_t> place_of(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) place_of[order[place]] = place;
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) ties.push_back({place_of[tie.from], place_of[tie.to], tie.weight});
  return network_of(nodes, network.direction, ties);
}

/// The same network with every tie the other way round.
inline TieNetwork turned(const TieNetwork& network) {
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) ties.push_back({tie.to, tie.from, tie.weight});
  return network_of(network.nodes, network.direction, ties);
}

}  // namespace zubia
