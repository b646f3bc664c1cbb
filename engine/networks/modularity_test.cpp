#include "engine/networks/modularity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/base/absence.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

TEST(Modularity, IsNotDefinedWithoutTies) {
  EXPECT_FALSE(is_defined(modularity(network_of(numbered_nodes(2), Direction::undirected, {}), {0, 1})));
}

TEST(Modularity, OfTheKarateClubIsThePublishedOne) {
  EXPECT_NEAR(modularity(karate_club(), karate_sides().of_node), .3582347140, 1e-10);
  EXPECT_NEAR(modularity(karate_club(), karate_sides(true).of_node), .3714661407, 1e-10);
}

TEST(Modularity, OfAWholeIsNoneAndANodeInNoGroupIsAlone) {
  EXPECT_NEAR(modularity(karate_club(), std::vector<std::size_t>(34, 0)), 0, 1e-15);
  std::vector<std::size_t> alone(34);
  for (std::size_t node = 0; node < 34; ++node) alone[node] = node;
  EXPECT_NEAR(modularity(karate_club(), std::vector<std::size_t>(34, no_group)), modularity(karate_club(), alone),
              1e-15);
}

TEST(Modularity, IsThatOfItsFormulaOverAllPairs) {
  rc::check("weighted or not", [](std::uint64_t seed) {
    const TieNetwork network = random_network(8, .4, Direction::undirected, seed);
    const Grouping groups = random_groups(8, 3, seed);
    if (network.tie_count() == 0) return;
    for (const TieStrength strength : {TieStrength::counted, TieStrength::weighted}) {
      const auto tie = [&](std::uint32_t a, std::uint32_t b) {
        const double weight = network.out.weight(a, b);
        return strength == TieStrength::weighted ? weight : weight > 0 ? 1.0 : 0.0;
      };
      std::vector<double> sums(8, 0);
      double all = 0;
      for (std::uint32_t a = 0; a < 8; ++a)
        for (std::uint32_t b = 0; b < 8; ++b) sums[a] += tie(a, b);
      for (const double sum : sums) all += sum;
      double expected = 0;
      for (std::uint32_t a = 0; a < 8; ++a)
        for (std::uint32_t b = 0; b < 8; ++b)
          if (groups.of_node[a] == groups.of_node[b]) expected += (tie(a, b) - 1.5 * sums[a] * sums[b] / all) / all;
      RC_ASSERT(std::abs(modularity(network, groups.of_node, strength, 1.5) - expected) < 1e-12);
    }
  });
}

TEST(PartitionAgreement, IsNotDefinedWhereNothingIsDivided) {
  const auto whole = partition_agreement({0, 0, 0}, {4, 4, 4});
  EXPECT_FALSE(is_defined(whole.adjusted_rand));
  EXPECT_FALSE(is_defined(whole.normalised_mutual_information));
  EXPECT_FALSE(is_defined(partition_agreement({0}, {0}).adjusted_rand));
  EXPECT_FALSE(is_defined(partition_agreement({0, no_group}, {no_group, 0}).adjusted_rand));
  EXPECT_EQ(partition_agreement({0, no_group}, {no_group, 0}).nodes, 0U);
}

TEST(PartitionAgreement, CountsPairs) {
  const auto found = partition_agreement({0, 1, 1, 2, 2, 2, 2, 3, 3, 3}, {0, 0, 1, 1, 1, 1, 2, 2, 2, 2});
  // By counting pairs: 6 are together in both, 10 in the first, 13 in the second, of 45.
  EXPECT_NEAR(found.adjusted_rand, (6 - 10.0 * 13 / 45) / ((10 + 13) / 2.0 - 10.0 * 13 / 45), 1e-15);
}

TEST(PartitionAgreement, IsOneForTheSameAndZeroForTheUnrelated) {
  const auto same = partition_agreement({0, 0, 1, 1, 2}, {7, 7, 3, 3, 5});
  EXPECT_NEAR(same.adjusted_rand, 1, 1e-15);
  EXPECT_NEAR(same.normalised_mutual_information, 1, 1e-15);
  EXPECT_NEAR(partition_agreement({0, 0, 1, 1}, {0, 1, 0, 1}).normalised_mutual_information, 0, 1e-15);
  EXPECT_NEAR(partition_agreement({0, 0, 1, 1}, {0, 1, 0, 1}).adjusted_rand, -.5, 1e-15);
}

}  // namespace
}  // namespace zubia
