#include "engine/networks/constraint.hpp"

#include <map>
#include <utility>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

/// What each node shares with each of its contacts, as a part of all it shares: p_ij.
std::vector<std::vector<std::pair<std::uint32_t, double>>> shares(const TieNetwork& network, TieStrength strength) {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> all(network.node_count());
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    std::map<std::uint32_t, double> contacts;
    double sum = 0;
    for (const Neighbours* neighbours : {&network.out, &network.in}) {
      const auto places = neighbours->of(node);
      const auto weights = neighbours->weights_of(node);
      for (std::size_t entry = 0; entry < places.size(); ++entry) {
        const double weight = strength == TieStrength::weighted ? weights[entry] : 1;
        contacts[places[entry]] += weight;
        sum += weight;
      }
    }
    for (const auto& [contact, weight] : contacts) all[node].emplace_back(contact, weight / sum);
  }
  return all;
}

}  // namespace

std::vector<double> constraint(const TieNetwork& network, TieStrength strength) {
  const auto parts = shares(network, strength);
  std::vector<double> found(network.node_count(), undefined);
  std::vector<double> invested(network.node_count(), 0);  // in each other node, directly and through contacts
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    if (parts[node].empty()) continue;
    for (const auto& [contact, part] : parts[node]) {
      invested[contact] += part;
      for (const auto& [next, next_part] : parts[contact]) invested[next] += part * next_part;
    }
    found[node] = 0;
    for (const auto& [contact, part] : parts[node]) found[node] += invested[contact] * invested[contact];
    for (const auto& [contact, part] : parts[node]) {
      invested[contact] = 0;
      for (const auto& [next, next_part] : parts[contact]) invested[next] = 0;
    }
  }
  return found;
}

}  // namespace zubia
