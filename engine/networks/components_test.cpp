#include "engine/networks/components.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/absence.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Components, OfNobodyAreNone) { EXPECT_THAT(components({}).sizes, IsEmpty()); }

TEST(Components, AreNumberedByTheirSize) {
  // N0 alone; N1→N2; N3→N4→N5.
  const TieNetwork network = network_of(numbered_nodes(6), Direction::directed, {{1, 2}, {3, 4}, {5, 4}});
  const Components parts = components(network);
  EXPECT_THAT(parts.sizes, ElementsAre(3, 2, 1));
  EXPECT_THAT(parts.of_node, ElementsAre(2, 1, 1, 0, 0, 0));
  EXPECT_EQ(parts.isolates(), 1U);
  EXPECT_EQ(connected_pairs(parts), 4);
  EXPECT_EQ(connected_pairs_between_groups(parts, grouping_of({"A", "A", "B", "A", "A", "B"})), 3);
  EXPECT_EQ(connected_pairs_between_groups(parts, grouping_of({"A", "A", "", "A", "A", "B"})), 2);
}

TEST(Components, OfTheKarateClubAreOne) { EXPECT_THAT(components(karate_club()).sizes, ElementsAre(34)); }

TEST(Components, BlocksHaveDensities) {
  const auto blocks = block_densities(small_border(), small_border_territories());
  ASSERT_EQ(blocks.size(), 9U);
  EXPECT_EQ(blocks[0].ties, 0U);                // NA–NA
  EXPECT_EQ(blocks[1].ties, 2U);                // NA→EU: a→c, b→c
  EXPECT_EQ(blocks[1].density, .5);             // of 2 × 2
  EXPECT_EQ(blocks[4].density, .5);             // EU: c→d of two
  EXPECT_FALSE(is_defined(blocks[8].density));  // NV has one member
  const auto sides = block_densities(karate_club(), karate_sides());
  ASSERT_EQ(sides.size(), 3U);
  EXPECT_EQ(sides[1].ties, 11U);
  EXPECT_NEAR(sides[1].density, 11.0 / (17 * 17), 1e-15);
  EXPECT_EQ(sides[0].ties + sides[2].ties, 67U);
}

}  // namespace
}  // namespace zubia
