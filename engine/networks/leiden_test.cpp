#include "engine/networks/leiden.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>

#include "engine/networks/components.hpp"
#include "engine/networks/modularity.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;

TEST(Leiden, RefusesWhatMakesNoSense) {
  EXPECT_EQ(leiden_communities(karate_club(), {.runs = 0}).error().detail, "No run was asked for.");
  EXPECT_EQ(leiden_communities(karate_club(), {.resolution = 0}).error().code, "invalid-options");
  EXPECT_EQ(leiden_communities(karate_club(), {.resolution = undefined}).error().detail,
            "The resolution is not above 0.");
}

TEST(Leiden, WithoutTiesEverybodyIsAlone) {
  const auto found = leiden_communities(network_of(numbered_nodes(3), Direction::undirected, {}));
  EXPECT_THAT(found->of_node, ElementsAre(0, 1, 2));
  EXPECT_EQ(found->count, 3U);
  EXPECT_FALSE(is_defined(found->modularity));
  EXPECT_FALSE(is_defined(found->stability));
}

TEST(Leiden, FindsTheBestKnownCommunitiesOfTheKarateClub) {
  const auto found = leiden_communities(karate_club());
  EXPECT_NEAR(found->modularity, .4197896120973044, 1e-13);
  EXPECT_EQ(found->count, 4U);
  EXPECT_GT(found->stability, .7);
}

TEST(Leiden, DividesWhereOneTieHoldsTwoTrianglesTogether) {
  const auto found = leiden_communities(
      network_of(numbered_nodes(7), Direction::undirected, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}}));
  EXPECT_THAT(found->of_node, ElementsAre(0, 0, 0, 1, 1, 1, 2)) << "the isolate is a community of its own";
  EXPECT_NEAR(found->modularity, 6.0 / 7 - 2 * .25, 1e-15);
  EXPECT_EQ(found->stability, 1);
}

TEST(Leiden, ThreadsDoNotChangeTheCommunities) {
  const TieNetwork network = random_network(80, .06, Direction::undirected, 5);
  const auto one = leiden_communities(network, {}, {.threads = 1});
  const auto four = leiden_communities(network, {}, {.threads = 4});
  EXPECT_EQ(one->of_node, four->of_node);
  EXPECT_EQ(one->modularity, four->modularity);
  EXPECT_EQ(one->stability, four->stability);
}

/// The best modularity of all ways to divide the nodes.
double best_of_all(const TieNetwork& network, TieStrength strength) {
  std::vector<std::size_t> community(network.node_count(), 0);
  double best = -1;
  const std::function<void(std::size_t, std::size_t)> divide = [&](std::size_t node, std::size_t used) {
    if (node == community.size()) {
      best = std::max(best, modularity(network, community, strength));
      return;
    }
    for (std::size_t one = 0; one <= used; ++one) {
      community[node] = one;
      divide(node + 1, std::max(used, one + 1));
    }
  };
  divide(0, 0);
  return best;
}

TEST(Leiden, IsTheBestOfAllDivisionsOfSmallNetworks) {
  std::size_t found_best = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const TieNetwork network = random_network(7, .4, Direction::undirected, seed);
    if (network.tie_count() == 0) continue;
    const double best = best_of_all(network, TieStrength::weighted);
    const double found = leiden_communities(network, {.strength = TieStrength::weighted})->modularity;
    EXPECT_LE(found, best + 1e-12);
    found_best += found > best - 1e-12 ? 1U : 0U;
  }
  EXPECT_GE(found_best, 19U) << "a heuristic, but so small a network leaves little to miss";
}

TEST(Leiden, ObeysItsLaws) {
  rc::check("connected, never below nodes on their own, whatever the directions", [](std::uint64_t seed,
                                                                                     bool is_directed) {
    const TieNetwork network = random_network(25, .1, is_directed ? Direction::directed : Direction::undirected, seed);
    const auto found = leiden_communities(network, {.runs = 3, .strength = TieStrength::weighted});
    if (network.tie_count() == 0) return;
    std::vector<std::size_t> alone(25);
    for (std::size_t node = 0; node < 25; ++node) alone[node] = node;
    RC_ASSERT(found->modularity >= modularity(network, alone, TieStrength::weighted) - 1e-12);
    RC_ASSERT(found->modularity >= -1e-12);  // all nodes together
    for (std::size_t one = 0; one < found->count; ++one) {
      std::vector<bool> members(25);
      for (std::size_t node = 0; node < 25; ++node) members[node] = found->of_node[node] == one;
      RC_ASSERT(components(subnetwork(network, members)).sizes.size() == 1U);
    }
    const auto back = leiden_communities(turned(network), {.runs = 3, .strength = TieStrength::weighted});
    RC_ASSERT(back->of_node == found->of_node);
  });
}

TEST(Leiden, AHighResolutionLeavesEverybodyAlone) {
  EXPECT_EQ(leiden_communities(karate_club(), {.resolution = 100})->count, 34U);
  EXPECT_EQ(leiden_communities(karate_club(), {.resolution = 1e-6})->count, 1U);
}

}  // namespace
}  // namespace zubia
