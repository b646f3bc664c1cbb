#include "engine/networks/network_change.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/networks/ei_index.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;

TEST(NetworkChange, NeedsThreeNodesInCommon) {
  const TieNetwork before = tie_network({{"A", "B"}, {"B", "C"}}, {})->network;
  const TieNetwork after = tie_network({{"A", "B"}, {"B", "D"}}, {})->network;
  const auto change = network_change(before, after, grouping_of({"X", "X", "Y"}));
  EXPECT_EQ(change.error().code, "too-few-common-nodes");
  EXPECT_EQ(change.error().detail, "The two waves have 2 nodes in common, and 3 are the least.");
  EXPECT_EQ(change.error().mend, "Check that both waves name the nodes alike.");
  const TieNetwork directed = tie_network({{"A", "B"}, {"B", "C"}}, {}, {.direction = Direction::directed})->network;
  EXPECT_EQ(network_change(before, directed, grouping_of({"X", "X", "Y"})).error().code, "different-directions");
}

TEST(NetworkChange, WithoutAChangeThereIsNothingToTest) {
  const auto same = network_change(small_border(), small_border(), small_border_territories());
  EXPECT_EQ(same->kept, 6U);
  EXPECT_EQ(same->jaccard, 1);
  EXPECT_EQ(same->density.change, 0);
  EXPECT_FALSE(is_defined(same->density.p_two_sided));
  EXPECT_FALSE(is_defined(same->ei.p_two_sided));
  const TieNetwork none = network_of(numbered_nodes(3), Direction::undirected, {});
  const auto nothing = network_change(none, none, grouping_of({"A", "A", "B"}));
  EXPECT_FALSE(is_defined(nothing->jaccard));
  EXPECT_FALSE(is_defined(nothing->ei.change));
  EXPECT_FALSE(is_defined(nothing->ei_by_labels.p_two_sided));
}

TEST(NetworkChange, ComparesOverTheNodesOfBothWaves) {
  const TieNetwork before = tie_network({{"A", "B"}, {"B", "C"}, {"C", "X"}}, {})->network;
  const TieNetwork after = tie_network({{"Y", "C"}, {"C", "A"}, {"B", "A"}}, {})->network;
  const auto change = network_change(before, after, grouping_of({"E", "E", "F", "F"}));
  EXPECT_THAT(change->only_before, ElementsAre(Node("X")));
  EXPECT_THAT(change->only_after, ElementsAre(Node("Y")));
  EXPECT_EQ(change->kept, 1U);
  EXPECT_EQ(change->formed, 1U);
  EXPECT_EQ(change->dissolved, 1U);
  EXPECT_NEAR(change->jaccard, 1.0 / 3, 1e-15);
  EXPECT_EQ(change->density.change, 0);
  EXPECT_EQ(change->density.p_two_sided, 1);
}

TEST(NetworkChange, OfFiveNewTiesIsASignTest) {
  const TieNetwork before = network_of(numbered_nodes(5), Direction::undirected, {{0, 1}});
  const TieNetwork after =
      network_of(numbered_nodes(5), Direction::undirected, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}});
  const auto change = network_change(before, after, grouping_of({"A", "A", "B", "B", "B"}));
  EXPECT_NEAR(change->density.p_two_sided, 2.0 / 32, 1e-12) << "five of five ties are new: 2 · ½⁵";
  EXPECT_EQ(change->ei.before, -1);
  EXPECT_NEAR(change->ei.after, 4.0 / 6, 1e-15);
}

/// The p-value of the change of the E–I index by going through all ways to exchange the ties that changed.
double by_all_exchanges(const TieNetwork& before, const TieNetwork& after, const Grouping& groups) {
  std::vector<Tie> kept;
  std::vector<Tie> changed;
  std::size_t formed = 0;
  for (const Tie& tie : after.ties()) {
    if (before.out.weight(tie.from, tie.to) > 0) {
      kept.push_back(tie);
    } else {
      changed.push_back(tie);
      ++formed;
    }
  }
  for (const Tie& tie : before.ties())
    if (!(after.out.weight(tie.from, tie.to) > 0)) changed.push_back(tie);
  double all = 0;
  double as_far = 0;
  const auto change_of = [&](std::size_t drawn) {
    std::vector<Tie> first = kept;
    std::vector<Tie> second = kept;
    for (std::size_t one = 0; one < changed.size(); ++one)
      (((drawn >> one) & 1U) != 0 ? second : first).push_back(changed[one]);
    return ei_index(network_of(after.nodes, after.direction, second), groups).index -
           ei_index(network_of(after.nodes, after.direction, first), groups).index;
  };
  const double observed = change_of((std::size_t{1} << formed) - 1);
  for (std::size_t drawn = 0; drawn < std::size_t{1} << changed.size(); ++drawn) {
    const double figure = change_of(drawn);
    if (!is_defined(figure)) continue;
    ++all;
    as_far += std::abs(figure) >= std::abs(observed) - 1e-12 ? 1 : 0;
  }
  return as_far / all;
}

TEST(NetworkChange, IsThatOfAllExchanges) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Direction direction = seed % 2 == 0 ? Direction::undirected : Direction::directed;
    const TieNetwork before = random_network(6, direction == Direction::directed ? .15 : .35, direction, seed);
    const TieNetwork after = random_network(6, direction == Direction::directed ? .15 : .35, direction, seed + 50);
    const Grouping groups = random_groups(6, 2, seed);
    const auto change = network_change(before, after, groups, {.samples = 10, .exact_max = 1000});
    ASSERT_TRUE(change);
    if (!is_defined(change->ei.p_two_sided)) continue;
    EXPECT_NEAR(change->ei.p_two_sided, by_all_exchanges(before, after, groups), 1e-12) << seed;
  }
}

TEST(NetworkChange, BackwardsIsTheSameWithTheOtherSign) {
  const TieNetwork before = random_network(8, .3, Direction::directed, 1);
  const TieNetwork after = random_network(8, .3, Direction::directed, 2);
  const Grouping groups = random_groups(8, 2, 1);
  const auto there = network_change(before, after, groups);
  const auto back = network_change(after, before, groups);
  EXPECT_EQ(there->formed, back->dissolved);
  EXPECT_DOUBLE_EQ(there->ei.change, -back->ei.change);
  EXPECT_DOUBLE_EQ(there->ei.p_two_sided, back->ei.p_two_sided);
  EXPECT_DOUBLE_EQ(there->density.p_two_sided, back->density.p_two_sided);
  EXPECT_NEAR(there->ei_by_labels.p_at_least, back->ei_by_labels.p_at_most, 1e-12);
  EXPECT_NEAR(there->correlation.observed, back->correlation.observed, 1e-12);
}

TEST(NetworkChange, ManyChangesDoNotOverflow) {
  const TieNetwork before = random_network(120, .5, Direction::directed, 1);
  const TieNetwork after = random_network(120, .5, Direction::directed, 2);
  const auto change = network_change(before, after, random_groups(120, 2, 1), {.samples = 20});
  EXPECT_GT(change->formed + change->dissolved, 6000U);
  EXPECT_GT(change->ei.p_two_sided, 0);
  EXPECT_LE(change->ei.p_two_sided, 1);
  EXPECT_GT(change->density.p_two_sided, 0);
}

}  // namespace
}  // namespace zubia
