#include "formats/tie_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/absence.hpp"

namespace zubia::formats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Problem tie_problem(std::string_view text, const TieListOptions& options = {}) {
  const auto list = read_tie_list(text, "edges.csv", options);
  EXPECT_FALSE(list);
  return list ? Problem{} : list.error();
}
Problem node_problem(std::string_view text, const NodeListOptions& options = {}) {
  const auto list = read_node_list(text, "nodes.csv", options);
  EXPECT_FALSE(list);
  return list ? Problem{} : list.error();
}

TEST(TieList, RefusesWhatIsNoListOfTies) {
  EXPECT_EQ(tie_problem("").code, "empty-file");
  const Problem narrow = tie_problem("from\nA\n");
  EXPECT_EQ(narrow.code, "missing-column");
  EXPECT_EQ(narrow.detail, "A list of ties has two columns of names; this file has one column.");
  EXPECT_EQ(tie_problem("from,to\nA,B\n", {.weight_column = "strength"}).code, "missing-column");
  const Problem twice = tie_problem("from,to\nA,B\n", {.to_column = "from"});
  EXPECT_EQ(twice.code, "conflicting-options");
  EXPECT_EQ(twice.detail, "The column “from” would be read as two different things.");
}

TEST(TieList, RefusesWeightsThatAreNoNumbers) {
  const Problem word = tie_problem("from,to,weight\nA,B,2\nB,C,much\n");
  EXPECT_EQ(word.code, "not-a-number");
  EXPECT_EQ(word.where.line, 3U);
  EXPECT_EQ(word.where.column, "weight");
  EXPECT_EQ(tie_problem("from,to,weight\nA,B,\n").code, "not-a-number") << "an empty weight is not guessed";
  const Problem open = tie_problem("from;to;weight\nA;B;1,234\n");
  EXPECT_EQ(open.code, "ambiguous-number");
  EXPECT_EQ(open.mend, "Say which with --decimal-mark comma or --decimal-mark point.");
}

TEST(TieList, FindsItsColumnsByName) {
  const auto list = read_tie_list("wave;weight;target;source\n2023;0,5;B;A\n2024;2;C;B\n", "edges.csv",
                                  {.decimal_mark = DecimalMark::comma});
  ASSERT_TRUE(list);
  EXPECT_EQ(list->ties[0].from, "A");
  EXPECT_EQ(list->ties[0].to, "B");
  EXPECT_EQ(list->ties[0].weight, .5);
  EXPECT_EQ(list->ties[1].line, 3U);
  EXPECT_THAT(list->waves, ElementsAre("2023", "2024"));
  EXPECT_THAT(list->columns, ElementsAre("source", "target", "weight", "wave"));
}

TEST(TieList, ElseTakesTheFirstTwoColumns) {
  const auto list = read_tie_list("quién,con quién\nA,B\n", "edges.csv");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->ties[0].to, "B");
  EXPECT_EQ(list->ties[0].weight, 1);
  EXPECT_THAT(list->waves, IsEmpty());
}

TEST(NodeList, NeverGuessesTheGroupAmongSeveralColumns) {
  const Problem several = node_problem("node,cluster,size\nA,X,small\n");
  EXPECT_EQ(several.code, "ambiguous-column");
  EXPECT_EQ(several.detail, "The groups could be in any of the columns “cluster”, “size”.");
  EXPECT_EQ(several.mend, "Name the one that divides the nodes with --group-column.");
  EXPECT_EQ(read_node_list("node,cluster,staff\nA,X,3\n", "nodes.csv", {.number_column = "staff"})->group_column,
            "cluster");
  EXPECT_EQ(read_node_list("node,cluster,territory\nA,X,NA\n", "nodes.csv")->group_column, "territory");
}

TEST(NodeList, RefusesNodesWithoutANameAndTwins) {
  EXPECT_EQ(node_problem("node,territory\n,NA\n").code, "unnamed-node");
  const Problem twins = node_problem("node,territory\nA,NA\nB,EU\nA,NA\n");
  EXPECT_EQ(twins.code, "duplicate-node");
  EXPECT_EQ(twins.detail, "The node “A” is listed twice: in line 2 and in line 4.");
}

TEST(NodeList, ReadsGroupsAndNumbersWithTheirGaps) {
  const auto list = read_node_list("node,territory,staff\nA,NA,12\nB,,:\n", "nodes.csv", {.number_column = "staff"});
  ASSERT_TRUE(list);
  EXPECT_THAT(list->names, ElementsAre("A", "B"));
  EXPECT_THAT(list->groups, ElementsAre("NA", ""));
  EXPECT_EQ(list->numbers[0], 12);
  EXPECT_FALSE(is_defined(list->numbers[1]));
  EXPECT_THAT(read_node_list("node\nA\n", "nodes.csv")->groups, ElementsAre(""));
}

}  // namespace
}  // namespace zubia::formats
