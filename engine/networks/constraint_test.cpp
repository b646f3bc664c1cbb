#include "engine/networks/constraint.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/base/absence.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

TEST(Constraint, OfAnIsolateIsNotDefined) {
  const auto found = constraint(network_of(numbered_nodes(3), Direction::undirected, {{0, 1}}));
  EXPECT_EQ(found[0], 1) << "with a single contact all depends on it";
  EXPECT_FALSE(is_defined(found[2]));
}

TEST(Constraint, OfTheSmallBorderIsThePublishedOne) {
  const auto found = constraint(small_border());
  for (const std::size_t node : {0U, 1U, 3U, 4U}) EXPECT_NEAR(found[node], .953125, 1e-15);
  EXPECT_NEAR(found[2], .5625, 1e-15);
}

/// The formula with a loop for each sign of sum.
double by_formula(const TieNetwork& network, std::uint32_t i, TieStrength strength) {
  const auto between = [&](std::uint32_t a, std::uint32_t b) {
    const auto one = [&](double weight) { return strength == TieStrength::weighted ? weight : weight > 0 ? 1.0 : 0.0; };
    return one(network.out.weight(a, b)) + one(network.out.weight(b, a));
  };
  const auto nodes = static_cast<std::uint32_t>(network.node_count());
  const auto part = [&](std::uint32_t a, std::uint32_t b) {
    double all = 0;
    for (std::uint32_t k = 0; k < nodes; ++k) all += between(a, k);
    return between(a, b) / all;
  };
  double sum = 0;
  bool has_contact = false;
  for (std::uint32_t j = 0; j < nodes; ++j) {
    if (j == i || between(i, j) == 0) continue;
    has_contact = true;
    double invested = part(i, j);
    for (std::uint32_t q = 0; q < nodes; ++q)
      if (q != i && q != j && between(i, q) > 0) invested += part(i, q) * part(q, j);
    sum += invested * invested;
  }
  return has_contact ? sum : undefined;
}

TEST(Constraint, IsThatOfItsFormula) {
  rc::check("and directions and isolates do not matter", [](std::uint64_t seed, bool is_directed) {
    const TieNetwork network = random_network(9, .3, is_directed ? Direction::directed : Direction::undirected, seed);
    for (const TieStrength strength : {TieStrength::counted, TieStrength::weighted}) {
      const auto found = constraint(network, strength);
      const auto back = constraint(turned(network), strength);
      for (std::uint32_t node = 0; node < 9; ++node) {
        const double expected = by_formula(network, node, strength);
        RC_ASSERT(is_defined(found[node]) == is_defined(expected));
        if (is_defined(expected)) RC_ASSERT(std::abs(found[node] - expected) < 1e-12);
        if (is_defined(expected)) RC_ASSERT(std::abs(found[node] - back[node]) < 1e-12);
      }
    }
  });
}

}  // namespace
}  // namespace zubia
