#include "engine/networks/betweenness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <map>

#include "engine/base/absence.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;

TEST(Betweenness, NeedsThreeNodes) {
  const auto two = betweenness(network_of(numbered_nodes(2), Direction::undirected, {{0, 1}}));
  EXPECT_THAT(two.paths, ElementsAre(0, 0));
  EXPECT_FALSE(is_defined(two.share[0]));
  EXPECT_TRUE(betweenness(network_of({}, Direction::undirected, {})).paths.empty());
}

TEST(Betweenness, OfTheKarateClubIsThePublishedOne) {
  const auto found = betweenness(karate_club());
  EXPECT_NEAR(found.share[0], .4376352813852814, 1e-14);
  EXPECT_NEAR(found.share[33], .3040749759499759, 1e-14);
  EXPECT_NEAR(found.share[32], .1452471139971140, 1e-14);
  EXPECT_NEAR(found.share[2], .1436568061568062, 1e-14);
  const auto both_ways = betweenness(karate_club(Direction::directed));
  EXPECT_NEAR(both_ways.share[0], found.share[0], 1e-14);
  EXPECT_NEAR(both_ways.paths[0], 2 * found.paths[0], 1e-9) << "each pair counts in both directions";
}

TEST(Betweenness, OfTheSmallBorderUndirected) {
  std::vector<Tie> ties = small_border().ties();
  for (Tie& tie : ties)
    if (tie.from > tie.to) std::swap(tie.from, tie.to);
  EXPECT_THAT(betweenness(network_of(small_border().nodes, Direction::undirected, ties)).paths,
              ElementsAre(0, 0, 4, 0, 0));
}

TEST(Betweenness, EquallyLongPathsAreNotToldApartByRounding) {
  // From N0 to N3 by three ties of 0.1, or by two of 0.15: 0.1 + 0.1 + 0.1 is more than 0.3 in the last bit.
  const TieNetwork network = network_of(numbered_nodes(5), Direction::undirected,
                                        {{0, 1, 10}, {1, 2, 10}, {2, 3, 10}, {0, 4, 20.0 / 3}, {4, 3, 20.0 / 3}});
  const auto found = betweenness(network, TieLength::inverse_weight);
  EXPECT_NEAR(found.paths[4], .5, 1e-12);
  EXPECT_NEAR(found.paths[1], 1.5, 1e-12);
}

/// The shortest paths of all pairs by trying every simple path.
std::vector<double> by_all_paths(const TieNetwork& network, TieLength length) {
  const std::size_t nodes = network.node_count();
  std::vector<double> sums(nodes, 0);
  for (std::uint32_t source = 0; source < nodes; ++source)
    for (std::uint32_t target = 0; target < nodes; ++target) {
      if (source == target) continue;
      double shortest = INFINITY;
      std::vector<std::vector<std::uint32_t>> paths;
      std::vector<std::uint32_t> path = {source};
      std::vector<char> is_on(nodes, 0);
      const std::function<void(double)> go = [&](double so_far) {
        const std::uint32_t node = path.back();
        if (node == target) {
          if (so_far < shortest - 1e-9) paths.clear();
          if (so_far < shortest + 1e-9) paths.push_back(path);
          shortest = std::min(shortest, so_far);
          return;
        }
        is_on[node] = 1;
        const auto next = network.out.of(node);
        for (std::size_t entry = 0; entry < next.size(); ++entry) {
          if (is_on[next[entry]] != 0) continue;
          path.push_back(next[entry]);
          go(so_far + (length == TieLength::one ? 1 : 1 / network.out.weights_of(node)[entry]));
          path.pop_back();
        }
        is_on[node] = 0;
      };
      go(0);
      for (const auto& one : paths)
        for (std::size_t place = 1; place + 1 < one.size(); ++place)
          sums[one[place]] += 1 / static_cast<double>(paths.size());
    }
  if (!network.is_directed())
    for (double& sum : sums) sum /= 2;
  return sums;
}

TEST(Betweenness, IsThatOfAllPaths) {
  rc::check("counted by trying every path", [](std::uint64_t seed, bool is_directed) {
    const TieNetwork network = random_network(7, .35, is_directed ? Direction::directed : Direction::undirected, seed);
    for (const TieLength length : {TieLength::one, TieLength::inverse_weight}) {
      const auto found = betweenness(network, length);
      const auto expected = by_all_paths(network, length);
      for (std::size_t node = 0; node < 7; ++node) RC_ASSERT(std::abs(found.paths[node] - expected[node]) < 1e-9);
    }
  });
}

TEST(Betweenness, ObeysItsLaws) {
  rc::check("turning all ties changes nothing, nor do threads, nor an isolate the paths", [](std::uint64_t seed) {
    const TieNetwork network = random_network(20, .15, Direction::directed, seed);
    const auto found = betweenness(network, TieLength::inverse_weight, {.threads = 1});
    RC_ASSERT(found.paths == betweenness(network, TieLength::inverse_weight, {.threads = 4}).paths);
    const auto back = betweenness(turned(network), TieLength::inverse_weight);
    const auto more =
        betweenness(network_of(numbered_nodes(21), Direction::directed, network.ties()), TieLength::inverse_weight);
    for (std::size_t node = 0; node < 20; ++node) {
      RC_ASSERT(std::abs(found.paths[node] - back.paths[node]) < 1e-9);
      RC_ASSERT(std::abs(found.paths[node] - more.paths[node]) < 1e-9);
    }
    RC_ASSERT(more.paths[20] == 0);
  });
}

}  // namespace
}  // namespace zubia
