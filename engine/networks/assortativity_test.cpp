#include "engine/networks/assortativity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/base/absence.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

TEST(Assortativity, IsNotDefinedWithoutTiesOrDifferences) {
  const TieNetwork none = network_of(numbered_nodes(3), Direction::undirected, {});
  EXPECT_FALSE(is_defined(nominal_assortativity(none, grouping_of({"A", "B", "B"}))));
  EXPECT_FALSE(is_defined(numeric_assortativity(none, {1, 2, 3})));
  EXPECT_FALSE(is_defined(nominal_assortativity(small_border(), grouping_of({"A", "A", "A", "A", "A"}))));
  EXPECT_FALSE(is_defined(numeric_assortativity(small_border(), {2, 2, 2, 2, 2})));
  EXPECT_FALSE(is_defined(numeric_assortativity(small_border(), std::vector<double>(5, undefined))));
}

TEST(Assortativity, OfTheKarateClubIsThePublishedOne) {
  EXPECT_NEAR(nominal_assortativity(karate_club(), karate_sides()), .7175308642, 1e-9);
  // By degree, a well-known number of this network.
  std::vector<double> degrees;
  for (std::size_t node = 0; node < 34; ++node) degrees.push_back(static_cast<double>(karate_club().out.count(node)));
  EXPECT_NEAR(numeric_assortativity(karate_club(), degrees), -.47561309768461413, 1e-12);
}

TEST(Assortativity, OfTwoGroupsIsTheCorrelationOfTheirNumbers) {
  rc::check("whatever the directions", [](std::uint64_t seed, bool is_directed) {
    const TieNetwork network = random_network(10, .3, is_directed ? Direction::directed : Direction::undirected, seed);
    const Grouping groups = random_groups(10, 2, seed);
    std::vector<double> numbers;
    for (const std::size_t group : groups.of_node) numbers.push_back(groups.names[group] == "G0" ? 7.0 : 3.0);
    const double nominal = nominal_assortativity(network, groups);
    const double numeric = numeric_assortativity(network, numbers);
    // Undirected, both margins are the same, and so are the two measures; directed, their signs agree.
    if (!is_defined(nominal) || !is_defined(numeric)) return;
    RC_ASSERT((is_directed ? nominal * numeric >= -1e-12 : std::abs(nominal - numeric) < 1e-12));
    RC_ASSERT(std::abs(nominal - nominal_assortativity(turned(network), groups)) < 1e-12);
  });
}

TEST(Assortativity, PassesOverTheUnknown) {
  const double whole =
      nominal_assortativity(network_of(numbered_nodes(4), Direction::undirected, {{0, 1}, {1, 2}, {2, 3}}),
                            grouping_of({"A", "A", "B", "B"}));
  const double part =
      nominal_assortativity(network_of(numbered_nodes(5), Direction::undirected, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}),
                            grouping_of({"A", "A", "B", "B", ""}));
  EXPECT_EQ(whole, part);
}

}  // namespace
}  // namespace zubia
