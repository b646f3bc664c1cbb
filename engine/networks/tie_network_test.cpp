#include "engine/networks/tie_network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/base/absence.hpp"
#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;

Problem problem_of(const std::vector<NamedTie>& ties, const std::vector<std::string>& listed = {},
                   const TieNetworkOptions& options = {}) {
  const auto built = tie_network(ties, listed, options);
  EXPECT_FALSE(built);
  return built ? Problem{} : built.error();
}

TEST(TieNetwork, WithoutAnybodyThereIsNone) {
  const Problem problem = problem_of({});
  EXPECT_EQ(problem.code, "no-nodes");
  EXPECT_EQ(problem.detail, "There are no nodes, so there is no network.");
  EXPECT_EQ(problem.mend, "Give at least one tie or node.");
}

TEST(TieNetwork, AMemberThatIsNotListedIsNamedWithItsNeighbour) {
  const Problem problem = problem_of({{"Aldaia", "Bidea", 1, 7}}, {"Aldaia", "Bidezko"});
  EXPECT_EQ(problem.code, "unknown-node");
  EXPECT_EQ(problem.detail, "A tie names “Bidea”, who is not in the list of nodes.");
  EXPECT_EQ(problem.where.line, 7U);
  const Problem far = problem_of({{"Aldaia", "Zuhaitz Koop", 1, 8}}, {"Aldaia", "Bidezko"});
  EXPECT_EQ(far.mend, "Add it to the list, or have unlisted nodes added without attributes.");
}

TEST(TieNetwork, AMemberThatIsNotListedMayBeAdded) {
  const auto built = tie_network({{"A", "X"}, {"X", "Y"}}, {"A", "B"}, {.unlisted = UnlistedNodes::added});
  ASSERT_TRUE(built);
  EXPECT_THAT(built->added_nodes, ElementsAre("X", "Y"));
  EXPECT_EQ(built->network.node_count(), 4U);
  EXPECT_EQ(built->network.out.count(1), 0U) << "an isolate stays";
}

TEST(TieNetwork, NamesAreNeededAndGivenOnce) {
  EXPECT_EQ(problem_of({}, {"A", ""}).detail, "A node has no name.");
  EXPECT_EQ(problem_of({}, {"A", "B", "A"}).code, "duplicate-node");
  EXPECT_EQ(problem_of({}, {"A", "B", "A"}).detail, "The node “A” is listed twice.");
  const Problem nobody = problem_of({{"A", "", 1, 3}});
  EXPECT_EQ(nobody.code, "unnamed-node");
  EXPECT_EQ(nobody.detail, "A tie leads from or to nobody.");
  EXPECT_EQ(nobody.where.line, 3U);
}

TEST(TieNetwork, WeightsAreFiniteAndNotBelowZero) {
  const Problem negative = problem_of({{"A", "B", -2, 4}});
  EXPECT_EQ(negative.code, "negative-tie-weight");
  EXPECT_EQ(negative.detail, "The tie from “A” to “B” has a weight below 0.");
  EXPECT_EQ(negative.where.line, 4U);
  EXPECT_EQ(negative.mend,
            "Weights say how strong a tie is. Keep ties of dislike or conflict in a network of their own.");
  EXPECT_EQ(problem_of({{"A", "B", undefined}}).code, "undefined-weight");
  EXPECT_EQ(problem_of({{"A", "B", INFINITY}}).detail, "The tie from “A” to “B” has no finite weight.");
}

TEST(TieNetwork, ATieGivenTwiceIsRefusedUnlessItsMeaningIsSaid) {
  const std::vector<NamedTie> twice = {{"A", "B", 2, 2}, {"A", "B", 5, 9}};
  const Problem problem = problem_of(twice);
  EXPECT_EQ(problem.code, "duplicate-tie");
  EXPECT_EQ(problem.detail, "The tie from “A” to “B” is there twice: in line 2 and in line 9.");
  EXPECT_EQ(problem.mend, "Keep one of the two, or say whether repeated ties are added up or the largest counts.");
  EXPECT_EQ(problem_of({{"A", "B"}, {"A", "B"}}).detail, "The tie from “A” to “B” is there twice.");
  EXPECT_EQ(tie_network(twice, {}, {.repeated = RepeatedTies::added_up})->network.out.weight(0, 1), 7);
  EXPECT_EQ(tie_network(twice, {}, {.repeated = RepeatedTies::largest})->network.out.weight(1, 0), 5);
  EXPECT_EQ(tie_network(twice, {}, {.repeated = RepeatedTies::largest})->repeated_ties, 1U);
}

TEST(TieNetwork, TiesWithOneselfAndOfNoWeightAreCountedAndLeftOut) {
  const auto built = tie_network({{"A", "A"}, {"A", "B", 0}, {"B", "C"}, {"D", "D"}}, {});
  EXPECT_EQ(built->self_ties, 2U);
  EXPECT_EQ(built->zero_ties, 1U);
  EXPECT_EQ(built->network.tie_count(), 1U);
  EXPECT_EQ(built->network.node_count(), 4U) << "who has only a tie with itself is an isolate";
}

TEST(TieNetwork, BothEndsMayReportAnUndirectedTie) {
  const std::vector<NamedTie> reports = {{"A", "B", 2}, {"B", "A", 3}, {"C", "A", 4}};
  const auto either = tie_network(reports, {});
  EXPECT_THAT(either->network.ties(), ElementsAre(Tie{0, 1, 3}, Tie{0, 2, 4}));
  EXPECT_EQ(either->one_sided_ties, 1U);
  const auto both = tie_network(reports, {}, {.one_sided = OneSidedTies::left_out});
  EXPECT_THAT(both->network.ties(), ElementsAre(Tie{0, 1, 2}));
  const auto sums = tie_network(reports, {}, {.repeated = RepeatedTies::added_up});
  EXPECT_THAT(sums->network.ties(), ElementsAre(Tie{0, 1, 5}, Tie{0, 2, 4}));
  const auto directed = tie_network(reports, {}, {.direction = Direction::directed});
  EXPECT_THAT(directed->network.ties(), ElementsAre(Tie{0, 1, 2}, Tie{1, 0, 3}, Tie{2, 0, 4}));
  EXPECT_DOUBLE_EQ(directed->network.density(), 0.5);
}

TEST(TieNetwork, DensityNeedsTwoNodes) {
  EXPECT_FALSE(is_defined(tie_network({}, {"A"})->network.density()));
  EXPECT_EQ(tie_network({}, {"A", "B"})->network.density(), 0);
}

TEST(TieNetwork, APartHasTheTiesAmongItsNodes) {
  const TieNetwork part = subnetwork(small_border(), {true, false, true, true, false});
  EXPECT_THAT(part.ties(), ElementsAre(Tie{0, 1, 1}, Tie{1, 2, 1}, Tie{2, 0, 1}));
  EXPECT_EQ(part.nodes[1], Node("c"));
  EXPECT_EQ(part.in.of(0).front(), 2U);
}

TEST(TieNetwork, AnEmptyNameIsNoGroup) {
  const Grouping groups = grouping_of({"NA", "", "EU", "NA"});
  EXPECT_THAT(groups.names, ElementsAre("NA", "EU"));
  EXPECT_THAT(groups.of_node, ElementsAre(0U, no_group, 1U, 0U));
  EXPECT_THAT(groups.known(), ElementsAre(true, false, true, true));
  EXPECT_THAT(subgrouping(groups, {false, true, true, false}).of_node, ElementsAre(no_group, 1U));
}

}  // namespace
}  // namespace zubia
