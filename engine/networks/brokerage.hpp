#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/parallel.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// The five roles of who stands between two others, i → v → k without i → k, by the groups of the three.
enum class BrokerageRole : std::uint8_t {
  coordinator,     ///< A → A → A
  itinerant,       ///< A → B → A, also called consultant
  representative,  ///< A → A → B
  gatekeeper,      ///< A → B → B
  liaison,         ///< A → B → C
};
inline constexpr std::size_t brokerage_role_count = 5;

/// How often a chain with several brokers counts for each of its m brokers.
enum class BrokerageCredit : std::uint8_t {
  whole,   ///< 1
  shared,  ///< 1/m
};

/// The roles of one node; of a node without a group all are NaN.
struct Brokerage {
  std::array<double, brokerage_role_count> roles = {};
  double total = 0;
  /// Under the null that every tie is there with the probability d, the density, independently of all others:
  /// E = d² (1 − d) × the chains that the group sizes allow, and the deviation of that count. NaN for shared credit.
  std::array<double, brokerage_role_count> expected = {};
  std::array<double, brokerage_role_count> deviation = {};
  double expected_total = undefined;
  double deviation_total = undefined;

  double role(BrokerageRole one) const { return roles[static_cast<std::size_t>(one)]; }
  /// What leads from one group to another: gatekeeper + representative + liaison.
  double bridging() const {
    return role(BrokerageRole::gatekeeper) + role(BrokerageRole::representative) + role(BrokerageRole::liaison);
  }
};

/// Brokerage of every node after Gould & Fernandez (1989). In an undirected network a tie leads both ways, so each
/// chain counts in both directions. Nodes without a group are left out of all chains and of the density.
std::vector<Brokerage> brokerage(const TieNetwork& network, const Grouping& groups,
                                 BrokerageCredit credit = BrokerageCredit::whole, Parallelism parallelism = {});

}  // namespace zubia
