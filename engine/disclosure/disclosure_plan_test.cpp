#include "engine/disclosure/disclosure_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "engine/base/absence.hpp"

namespace zubia::disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

DisclosurePlanDraft draft() {
  DisclosurePlanDraft plan;
  plan.attributes = {{"territory", {"Gipuzkoa", "Navarre", "Labourd"}},
                     {"country", {"Spain", "France"}, "territory", {"Spain", "Spain", "France"}},
                     {"size", {"small", "large"}}};
  plan.questions = {{"barrier"}};
  plan.tables = {{{"territory"}}, {{"country"}}, {{"size", "territory"}}};
  return plan;
}

std::string problem_of(const DisclosurePlanDraft& plan) {
  const auto checked = check_disclosure_plan(plan);
  return checked ? "" : checked.error().code + ": " + checked.error().detail + " @ " + checked.error().where.member;
}

TEST(DisclosurePlan, AttributesAreNamedAndGroupOthersWholly) {
  auto plan = draft();
  plan.attributes[2].name = "country";
  EXPECT_EQ(problem_of(plan), "repeated-name: The attribute country is there twice. @ attributes[2]");
  plan = draft();
  plan.attributes[0].categories[1] = "";
  EXPECT_EQ(problem_of(plan), "missing-name: A category has no name. @ attributes[0].categories[1]");
  plan = draft();
  plan.attributes[2].categories.pop_back();
  EXPECT_EQ(problem_of(plan), "too-few-categories: size has fewer than two categories. @ attributes[2].categories");
  plan = draft();
  plan.attributes[1].groups = "region";
  EXPECT_EQ(problem_of(plan),
            "unknown-attribute: country groups region, which the plan does not have. @ attributes[1].groups");
  plan = draft();
  plan.attributes[1].category_of.pop_back();
  EXPECT_EQ(problem_of(plan),
            "missing-category: country groups 2 of the 3 categories of territory. @ attributes[1].category_of");
  plan = draft();
  plan.attributes[1].category_of[2] = "Portugal";
  EXPECT_EQ(problem_of(plan), "unknown-category: country has no category Portugal. @ attributes[1].category_of[2]");
  plan = draft();
  plan.attributes[0].groups = "country";
  plan.attributes[0].category_of = {"Gipuzkoa", "Labourd"};
  EXPECT_EQ(problem_of(plan), "circular-grouping: territory groups itself in the end. @ attributes[0].groups");
}

TEST(DisclosurePlan, TablesAreByOneOrTwoAttributesOnce) {
  auto plan = draft();
  plan.tables[0].attributes = {"territory", "country", "size"};
  EXPECT_EQ(problem_of(plan), "too-many-attributes: A table is by 3 attributes. @ tables[0]");
  plan.tables[0].attributes = {"sector"};
  EXPECT_EQ(problem_of(plan), "unknown-attribute: The plan has no attribute sector. @ tables[0].attributes[0]");
  plan.tables[0].attributes = {"territory", "country"};
  EXPECT_EQ(problem_of(plan), "nested-attributes: One of territory and country follows from the other. @ tables[0]");
  plan.tables[0].attributes = {"territory", "size"};
  EXPECT_EQ(problem_of(plan), "duplicate-table: The same table is there twice. @ tables[2]");
  plan = draft();
  for (int number = 0; number < 6; ++number) plan.attributes.push_back({"a" + std::to_string(number), {"yes", "no"}});
  for (int a = 0; a < 5; ++a)
    for (int b = a + 1; b < 6; ++b) plan.tables.push_back({{"a" + std::to_string(a), "a" + std::to_string(b)}});
  EXPECT_EQ(problem_of(plan),
            "too-many-two-way-tables: The plan has 16 tables by two attributes, more than the 10 allowed. @ tables");
}

TEST(DisclosurePlan, RulesHaveAFloor) {
  auto plan = draft();
  plan.rules.units_min = 2;
  EXPECT_EQ(problem_of(plan),
            "threshold-below-floor: A cell would be shown from 2 enterprise groups on. @ rules.units_min");
  plan.rules.units_min = 3;
  EXPECT_EQ(problem_of(plan), "");
  plan.rules.units_min = 9;
  EXPECT_EQ(problem_of(plan),
            "thresholds-out-of-order: A distribution tells more than a mean, but would need fewer groups. @ "
            "rules.units_min_distribution");
  plan = draft();
  plan.rules.dominance_percent = 5;
  EXPECT_EQ(problem_of(plan),
            "dominance-out-of-range: The percentage of the rule on dominance is not from 10 to 20. @ "
            "rules.dominance_percent");
  plan.rules.dominance_percent = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(problem_of(plan).substr(0, 22), "dominance-out-of-range");
}

TEST(DisclosurePlan, QuestionsHaveStatisticsThatFit) {
  auto plan = draft();
  plan.questions.clear();
  EXPECT_EQ(problem_of(plan), "no-questions: The plan has no questions. @ questions");
  plan.questions = {{"barrier"}, {"barrier"}};
  EXPECT_EQ(problem_of(plan), "repeated-name: The question barrier is there twice. @ questions[1]");
  plan.questions = {{.name = "barrier", .statistics = {}}};
  EXPECT_EQ(problem_of(plan), "no-statistics: Nothing of barrier would be shown. @ questions[0].statistics");
  plan.questions = {{.name = "barrier", .statistics = {Statistic::mean, Statistic::sum}}};
  EXPECT_EQ(problem_of(plan),
            "statistic-does-not-fit: A statistic of barrier is there twice or does not fit its answers. @ "
            "questions[0].statistics[1]");
  plan.questions = {{.name = "barrier", .decimals = 7}};
  EXPECT_EQ(problem_of(plan), "decimals-out-of-range: barrier would have 7 decimals. @ questions[0].decimals");
}

TEST(DisclosurePlan, AnswersHaveBoundsAndCategoriesThatCoverThem) {
  auto plan = draft();
  plan.questions = {{.name = "barrier", .low = 5, .high = 5}};
  EXPECT_EQ(problem_of(plan),
            "bounds-out-of-order: The answers to barrier do not go from a number to a higher one. @ questions[0]");
  plan.questions = {{.name = "barrier", .high = std::numeric_limits<double>::infinity()}};
  EXPECT_EQ(problem_of(plan).substr(0, 19), "bounds-out-of-order");
  plan.questions = {{.name = "sales", .kind = ItemKind::amount, .low = -1, .statistics = {Statistic::sum}}};
  EXPECT_EQ(problem_of(plan), "bounds-out-of-order: The amounts of sales may be below 0. @ questions[0].low");
  const std::string gap =
      "categories-do-not-fit: The categories of barrier do not follow each other from the lowest answer to the highest."
      " @ questions[0].categories";
  plan.questions = {{.name = "barrier", .categories = {{"low", 1, 2}, {"high", 4, 5}}}};
  EXPECT_EQ(problem_of(plan), gap);
  plan.questions = {{.name = "barrier", .categories = {{"low", 1, 3}, {"high", 3, 5}}}};
  EXPECT_EQ(problem_of(plan), gap);
  plan.questions = {{.name = "barrier", .categories = {{"all", 1, 5}}}};
  EXPECT_EQ(problem_of(plan), gap);
  plan.questions = {
      {.name = "sales", .kind = ItemKind::amount, .low = 0, .categories = {{"some", 0, 5}, {"more", 6, 9}}}};
  EXPECT_EQ(problem_of(plan).substr(0, 21), "categories-do-not-fit") << "amounts have no distribution";
  plan.questions = {{.name = "motive", .kind = ItemKind::choice, .statistics = {Statistic::distribution}}};
  EXPECT_EQ(problem_of(plan).substr(0, 21), "categories-do-not-fit");
}

TEST(DisclosurePlan, KnowsWhichAnswersAScaleHas) {
  auto plan = draft();
  const QuestionDraft thirds{.name = "score", .low = 0, .high = 100, .values = {0, 33, 67, 100}};
  const std::string refused =
      "values-do-not-fit: The possible answers to score are not those of a scale from its lowest to its highest. @ "
      "questions[0].values";
  for (const std::vector<double>& values : std::vector<std::vector<double>>{
           {0, 33}, {33, 100}, {0, 67, 33, 100}, {0, 33, 33, 100}, {0, 33.3, 100}, {0, undefined, 100}}) {
    plan.questions = {thirds};
    plan.questions[0].values = values;
    EXPECT_EQ(problem_of(plan), refused);
  }
  plan.questions = {thirds};
  plan.questions[0].kind = ItemKind::amount;
  EXPECT_EQ(problem_of(plan), refused);
  plan.questions = {thirds};
  plan.questions[0].categories = {{"low", 0, 50}, {"high", 51, 100}};
  EXPECT_EQ(problem_of(plan).substr(0, 21), "categories-do-not-fit") << "50 can be no answer";
  plan.questions[0].categories = {{"low", 0, 33}, {"high", 67, 100}};
  EXPECT_EQ(problem_of(plan), "");
  plan.questions[0].categories.clear();
  plan.questions[0].statistics = {Statistic::distribution};
  const auto checked = check_disclosure_plan(plan);
  const QuestionDraft& question = checked->questions().front();
  EXPECT_THAT(question.categories, testing::SizeIs(4)) << "one for each answer";
  EXPECT_TRUE(takes(question, 67));
  for (const double answer : {66.0, 66.5, 101.0, -1.0, undefined}) EXPECT_FALSE(takes(question, answer)) << answer;
}

TEST(DisclosurePlan, BeginsWithTheTotal) {
  const auto plan = check_disclosure_plan(draft());
  ASSERT_EQ(plan->tables().size(), 4U);
  EXPECT_THAT(plan->tables()[0].attributes, IsEmpty());
  EXPECT_THAT(plan->cells_of(0), ElementsAre(Region{}));
  EXPECT_EQ(plan->cells_of(3).size(), 6U);
  EXPECT_THAT(plan->names_of(plan->cells_of(3)[1]), ElementsAre("Navarre", "small"));
}

TEST(DisclosurePlan, KnowsTheCellsAbove) {
  const auto plan = check_disclosure_plan(draft());
  EXPECT_THAT(plan->asked_attributes(), ElementsAre(0, 2));
  const Region navarre{{{0, 1}}};
  EXPECT_THAT(plan->parents_of(navarre), ElementsAre(Region{}, Region{{{1, 0}}}));
  EXPECT_TRUE(plan->contains(navarre, {1, 0}));
  EXPECT_TRUE(plan->contains(Region{{{1, 0}, {2, 0}}}, {1, 0}));
  EXPECT_FALSE(plan->contains(Region{{{1, 1}}}, {1, 0}));
  EXPECT_THAT(plan->parents_of(Region{{{0, 1}, {2, 0}}}),
              ElementsAre(Region{{{2, 0}}}, Region{{{1, 0}, {2, 0}}}, Region{{{0, 1}}}));
}

TEST(DisclosurePlan, DropsTheLaterOfTablesThatOverlapBeforeFieldWork) {
  DisclosurePlanDraft plan;
  plan.attributes = {{"employees", {"1–19", "20–24", "25–249", "250–"}},
                     {"from 20", {"small", "large"}, "employees", {"small", "large", "large", "large"}},
                     {"from 25", {"small", "large"}, "employees", {"small", "small", "large", "large"}},
                     {"from 250", {"small", "large"}, "employees", {"small", "small", "small", "large"}},
                     {"three", {"a", "b", "c"}, "employees", {"a", "b", "b", "c"}},
                     {"territory", {"north", "south"}}};
  plan.questions = {{"barrier"}};
  plan.tables = {{{"from 20"}}, {{"three"}}, {{"from 25"}}, {{"from 25", "territory"}}, {{"employees"}}};
  const auto checked = check_disclosure_plan(plan);
  std::vector<std::pair<std::vector<std::string>, std::string>> dropped;
  for (const DroppedTable& table : checked->dropped()) dropped.emplace_back(table.table.attributes, table.overlaps);
  // From 25 and three: neither refines the other. From 20 joins b and c of three, so those two may stand together.
  EXPECT_THAT(dropped, ElementsAre(Pair(ElementsAre("from 25", "territory"), "from 20"),
                                   Pair(ElementsAre("from 25"), "from 20")));
  EXPECT_EQ(checked->tables().size(), 4U);
}

}  // namespace
}  // namespace zubia::disclosure
