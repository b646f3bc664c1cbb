#include "engine/networks/node_removal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NodeRemoval, RefusesWhoIsNotThere) {
  const auto removal = node_removal(small_border(), small_border_territories(), "f");
  EXPECT_EQ(removal.error().code, "unknown-node");
  EXPECT_EQ(removal.error().detail, "The network has no node “f”.");
}

/// A cluster organisation that holds two pairs across the border and two loose members; one member stands apart.
TieNetwork star() {
  return tie_network({{"Cluster", "A"},
                      {"Cluster", "B"},
                      {"Cluster", "C"},
                      {"Cluster", "D"},
                      {"Cluster", "E"},
                      {"A", "B"},
                      {"C", "D"}},
                     {"A", "B", "C", "D", "E", "F", "Cluster"})
      ->network;
}
Grouping star_sides() { return grouping_of({"NA", "NA", "EU", "EU", "EU", "NA", "NA"}); }

TEST(NodeRemoval, TellsWhatFallsApart) {
  const auto removal = node_removal(star(), star_sides(), "Cluster");
  ASSERT_TRUE(removal);
  EXPECT_EQ(removal->with.ties, 7);
  EXPECT_EQ(removal->without.ties, 2);
  EXPECT_EQ(removal->with.components, 2) << "the others still hang together, but F";
  EXPECT_EQ(removal->without.components, 4);
  EXPECT_EQ(removal->with.isolates, 1);
  EXPECT_EQ(removal->without.isolates, 2);
  EXPECT_EQ(removal->with.connected_pairs, 10);
  EXPECT_EQ(removal->without.connected_pairs, 2);
  EXPECT_EQ(removal->with.connected_pairs_between, 6);
  EXPECT_EQ(removal->without.connected_pairs_between, 0);
  EXPECT_EQ(removal->without.ei, -1);
  EXPECT_EQ(removal->bridging_share, 1) << "nobody else builds a bridge";
  EXPECT_EQ(removal->without.bridging, 0);
  EXPECT_THAT(removal->parts, ElementsAre(ElementsAre(Node("A"), Node("B")), ElementsAre(Node("C"), Node("D")),
                                          ElementsAre(Node("E"))));
}

TEST(NodeRemoval, OfAnIsolateTakesNothingAway) {
  const auto removal = node_removal(star(), star_sides(), "F");
  EXPECT_EQ(removal->with.connected_pairs, removal->without.connected_pairs);
  EXPECT_EQ(removal->with.bridging, removal->without.bridging);
  EXPECT_EQ(removal->bridging_share, 0);
  EXPECT_THAT(removal->parts, IsEmpty());
}

TEST(NodeRemoval, OfSomebodyOfNoTerritoryHasNoShareOfTheBridges) {
  const auto removal = node_removal(star(), grouping_of({"NA", "NA", "EU", "EU", "EU", "NA", ""}), "Cluster");
  EXPECT_FALSE(is_defined(removal->bridging_share));
  const auto alone = node_removal(star(), grouping_of({"NA", "NA", "NA", "NA", "NA", "NA", "NA"}), "Cluster");
  EXPECT_FALSE(is_defined(alone->bridging_share)) << "within one territory there are no bridges";
}

}  // namespace
}  // namespace zubia
