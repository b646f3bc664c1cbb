#include "engine/networks/ei_index.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

TEST(EiIndex, IsNotDefinedWithoutTiesOrGroups) {
  const TieNetwork none = network_of(numbered_nodes(3), Direction::undirected, {});
  const EiIndex empty = ei_index(none, grouping_of({"A", "A", "B"}));
  EXPECT_FALSE(is_defined(empty.index));
  EXPECT_FALSE(is_defined(empty.rescaled));
  EXPECT_FALSE(is_defined(empty.of_node[0]));
  const EiIndex unknown = ei_index(small_border(), grouping_of({"", "", "", "", ""}));
  EXPECT_EQ(unknown.uncounted, 6U);
  EXPECT_FALSE(is_defined(unknown.index));
  EXPECT_FALSE(is_defined(unknown.expected));
  EXPECT_FALSE(is_defined(ei_index_test(none, grouping_of({"A", "A", "B"})).p_two_sided));
}

TEST(EiIndex, OfTheKarateClubIsThePublishedOne) {
  const EiIndex split = ei_index(karate_club(), karate_sides());
  EXPECT_EQ(split.external, 11U);
  EXPECT_EQ(split.internal, 67U);
  EXPECT_NEAR(split.index, -.7179487179487180, 1e-15);
  EXPECT_NEAR(split.expected, .0303030303030303, 1e-15);
  const EiIndex other = ei_index(karate_club(), karate_sides(true));
  EXPECT_EQ(other.external, 10U);
  EXPECT_NEAR(other.index, -.7435897435897436, 1e-15);
}

TEST(EiIndex, OfTheSmallBorderIsTwoThirds) {
  const EiIndex border = ei_index(small_border(), small_border_territories());
  EXPECT_EQ(border.external, 5U);
  EXPECT_NEAR(border.index, 2.0 / 3, 1e-15);
  // At most 4 of the 6 ties fit within the territories, and all 6 fit between them.
  EXPECT_NEAR(border.rescaled, 2 * (5.0 - 2) / (6 - 2) - 1, 1e-15);
  EXPECT_EQ(border.of_group[0], 1) << "NA: no tie within";
  EXPECT_NEAR(border.of_group[1], .6, 1e-15) << "EU: c→d within, four ties out or in";
  EXPECT_NEAR(border.of_node[2], .5, 1e-15) << "c: one of four ties stays";
  const EiIndex part = ei_index(small_border(), grouping_of({"NA", "NA", "EU", "EU", ""}));
  EXPECT_EQ(part.uncounted, 2U);
  EXPECT_NEAR(part.index, .5, 1e-15);
  EXPECT_FALSE(is_defined(part.of_node[4]));
}

TEST(EiIndex, TestGoesThroughAllDealsWhereTheyAreFew) {
  // 5! / (2! 2! 1!) = 30 ways to deal out the labels; counted by hand-written loops below.
  const PermutationTest test = ei_index_test(small_border(), small_border_territories());
  EXPECT_TRUE(test.is_exact);
  EXPECT_EQ(test.permutations, 30U);
  EXPECT_NEAR(test.p_at_least, 20.0 / 30, 1e-12);
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  double at_least = 0;
  double at_most = 0;
  double sum = 0;
  do {
    Grouping dealt = small_border_territories();
    for (std::size_t node = 0; node < 5; ++node) dealt.of_node[node] = small_border_territories().of_node[order[node]];
    const double figure = ei_index(small_border(), dealt).index;
    sum += figure;
    at_least += figure >= test.observed - 1e-12 ? 1 : 0;
    at_most += figure <= test.observed + 1e-12 ? 1 : 0;
  } while (std::ranges::next_permutation(order).found);
  EXPECT_NEAR(test.p_at_least, at_least / 120, 1e-12);
  EXPECT_NEAR(test.p_at_most, at_most / 120, 1e-12);
  EXPECT_NEAR(test.mean, sum / 120, 1e-12);
  EXPECT_NEAR(test.mean, ei_index(small_border(), small_border_territories()).expected, 1e-12);
}

TEST(EiIndex, OfThreeMembersCanShowNothing) {
  const TieNetwork pair = network_of(numbered_nodes(3), Direction::undirected, {{0, 1}});
  const PermutationTest test = ei_index_test(pair, grouping_of({"EU", "EU", "NA"}));
  EXPECT_EQ(test.permutations, 3U);
  EXPECT_NEAR(test.mean, 1.0 / 3, 1e-15);
  EXPECT_NEAR(test.p_at_most, 1.0 / 3, 1e-15);
}

TEST(EiIndex, RandomDealsComeNearAllOfThem) {
  const PermutationTest exact = ei_index_test(small_border(), small_border_territories());
  const PermutationTest random =
      ei_index_test(small_border(), small_border_territories(), {.samples = 40000, .exact_max = 1});
  EXPECT_FALSE(random.is_exact);
  EXPECT_EQ(random.seed.value, 2021U);
  EXPECT_NEAR(random.p_at_least, exact.p_at_least, .01);
  EXPECT_NEAR(random.p_at_most, exact.p_at_most, .01);
  EXPECT_NEAR(random.deviation, exact.deviation, .01);
}

TEST(EiIndex, OfTheClubThatSplitIsNoChance) {
  const PermutationTest test = ei_index_test(karate_club(), karate_sides());
  EXPECT_NEAR(test.p_at_most, 1.0 / 10001, 1e-12) << "no random deal keeps so many ties inside";
  EXPECT_NEAR(test.mean, .0303, .01);
}

TEST(EiIndex, ThreadsDoNotChangeTheTest) {
  const PermutationTest one = ei_index_test(karate_club(), karate_sides(), {}, {.threads = 1});
  const PermutationTest four = ei_index_test(karate_club(), karate_sides(), {}, {.threads = 4});
  EXPECT_EQ(one.mean, four.mean);
  EXPECT_EQ(one.deviation, four.deviation);
  EXPECT_EQ(one.p_two_sided, four.p_two_sided);
}

TEST(EiIndex, ObeysItsLaws) {
  rc::check("order, isolates and directions do not matter", [](std::uint64_t seed) {
    const TieNetwork network = random_network(9, .3, Direction::directed, seed);
    const Grouping groups = random_groups(9, 3, seed);
    const EiIndex found = ei_index(network, groups);
    const EiIndex back = ei_index(turned(network), groups);
    RC_ASSERT(found.external == back.external && found.internal == back.internal);
    std::vector<std::size_t> order(9);
    std::iota(order.begin(), order.end(), std::size_t{0});
    RandomStream random(Seed{seed}, 2);
    shuffle(std::span(order), random);
    Grouping moved = groups;
    for (std::size_t place = 0; place < 9; ++place) moved.of_node[place] = groups.of_node[order[place]];
    const EiIndex again = ei_index(reordered(network, order), moved);
    RC_ASSERT(again.external == found.external && again.internal == found.internal);
    RC_ASSERT(found.external + found.internal == network.tie_count());
    if (is_defined(found.rescaled)) RC_ASSERT(found.rescaled >= -1 && found.rescaled <= 1);
  });
}

}  // namespace
}  // namespace zubia
