#include "engine/diagnosis/diagnosis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/base/absence.hpp"
#include "engine/questionnaires/instruments_for_tests.hpp"

namespace zubia::diagnosis {
namespace {

using questionnaires::Answer;
using questionnaires::Answers;
using questionnaires::Codes;
using questionnaires::InstrumentDraft;
using questionnaires::Item;
using questionnaires::ItemType;
namespace for_tests = questionnaires::for_tests;

/// Three statements about strategy, the second reversed, the third asked only of those who agree to the first; one
/// number about results.
InstrumentDraft draft() {
  std::vector<Item> items;
  for (const char* name : {"s1", "s2", "s3"}) {
    items.push_back(for_tests::choice_item(ItemType::likert, name, "level"));
    items.back().scoring.dimension = "strategy";
  }
  items[1].scoring.is_reversed = true;
  items[2].relevance = "${s1} > 1";
  Item share = for_tests::item(ItemType::number, "share");
  share.minimum = 0;
  share.maximum = 50;
  share.scoring.dimension = "results";
  items.push_back(share);
  InstrumentDraft made = for_tests::draft_of(items);
  made.dimensions = {{.name = "strategy", .importance = 2, .bands = {{"low", 0}, {"middle", 40}, {"high", 70}}},
                     {.name = "results"}};
  return made;
}

std::vector<DimensionScore> scored(std::map<std::string, Answer> values) {
  const auto instrument = for_tests::checked(draft());
  return dimension_scores(instrument,
                          questionnaires::evaluate_response(instrument, {.values = std::move(values)}, "2026-11-27"));
}

TEST(DimensionScore, NeedsTwoThirdsOfWhatWasAsked) {
  auto found = scored({{"s1", Codes{5}}});
  EXPECT_FALSE(is_defined(found[0].score));
  EXPECT_FALSE(found[0].band);
  EXPECT_EQ(found[0].asked, 3u);
  EXPECT_EQ(found[0].answered, 1u);
  found = scored({{"s1", Codes{5}}, {"s2", Codes{4}}});
  EXPECT_DOUBLE_EQ(found[0].score, 62.5);
  EXPECT_EQ(found[0].band, 1);
  EXPECT_FALSE(is_defined(found[1].score));
}

TEST(DimensionScore, CountsDontKnowAsAskedAndNotRelevantAsNot) {
  // The third statement is not asked: two of two are answered.
  auto found = scored({{"s1", Codes{1}}, {"s2", Codes{1}}});
  EXPECT_EQ(found[0].asked, 2u);
  EXPECT_DOUBLE_EQ(found[0].score, 50.0);
  found = scored({{"s1", Codes{5}}, {"s2", Codes{99}}, {"s3", Codes{99}}});
  EXPECT_EQ(found[0].asked, 3u);
  EXPECT_FALSE(is_defined(found[0].score));
  // An answer that is not relevant any more has no weight.
  found = scored({{"s1", Codes{1}}, {"s2", Codes{1}}, {"s3", Codes{5}}});
  EXPECT_DOUBLE_EQ(found[0].score, 50.0);
}

TEST(DimensionScore, OfNumbersGoesFromEndToEnd) {
  EXPECT_DOUBLE_EQ(scored({{"share", 20.0}})[1].score, 40.0);
  EXPECT_DOUBLE_EQ(scored({{"share", 50.0}})[1].score, 100.0);
}

TEST(Percentile, IsThatOfR) {
  EXPECT_DOUBLE_EQ(percentile({10, 35, 50, 80, 95}, 0.75), 80);
  EXPECT_DOUBLE_EQ(percentile({10, 35, 50, 80, 95, 40}, 0.75), 72.5);
  EXPECT_DOUBLE_EQ(percentile({8, 7, 6, 5, 4, 3, 2, 1}, 0.75), 6.25);
  EXPECT_FALSE(is_defined(percentile({}, 0.75)));
}

ComparisonClass members(std::string name, std::vector<double> first_dimension) {
  ComparisonClass made{.name = std::move(name)};
  for (const double score : first_dimension) made.scores.push_back({score, undefined});
  return made;
}

const std::vector<DimensionScore> own = {{.dimension = "strategy", .score = 50, .importance = 2},
                                         {.dimension = "results", .score = 90}};

TEST(Diagnosis, NeverComparesWithLessThanFive) {
  const auto gaps = diagnose(own, {members("narrow", {90, 90, 90, 90}), members("wide", {10, 35, 50, 80, 95})});
  ASSERT_TRUE(gaps.has_value());
  EXPECT_EQ(gaps->front().dimension, "strategy");
  EXPECT_EQ(gaps->front().comparison, 1u);
  EXPECT_EQ(gaps->front().members, 5u);
  EXPECT_TRUE(gaps->front().is_fallback);
  EXPECT_DOUBLE_EQ(gaps->front().target, 80);
  EXPECT_DOUBLE_EQ(gaps->front().gap, 30);
  EXPECT_DOUBLE_EQ(gaps->front().priority, 60);
  EXPECT_FALSE(gaps->back().comparison);
  EXPECT_FALSE(is_defined(gaps->back().priority));
  const auto narrow = diagnose(own, {members("narrow", {1, 2, 3, 4, 5}), members("wide", {10, 35, 50, 80, 95})});
  EXPECT_EQ(narrow->front().comparison, 0u);
  EXPECT_FALSE(narrow->front().is_fallback);
  EXPECT_LT(narrow->front().gap, 0);
}

TEST(Diagnosis, RefusesWhatCannotBeCompared) {
  EXPECT_EQ(diagnose(own, {{.name = "odd", .scores = {{1}}}}).error().code, "uneven-rows");
  EXPECT_EQ(diagnose(own, {}, {.members_min = 2}).error().code, "wrong-rules");
  EXPECT_EQ(diagnose(own, {}, {.target_share = 2}).error().code, "wrong-rules");
}

TEST(Diagnosis, DoesNotChangeWithTheOrderOfMembersOrWithSmallClasses) {
  EXPECT_TRUE(rc::check("only the first class that is large enough matters", [] {
    const auto wide = *rc::gen::container<std::vector<double>>(
        7, rc::gen::map(rc::gen::inRange(0, 101), [](int v) { return static_cast<double>(v); }));
    auto reversed = wide;
    std::ranges::reverse(reversed);
    const auto small = *rc::gen::inRange<std::size_t>(0, 5);
    const auto a = diagnose(own, {members("wide", wide)});
    const auto b = diagnose(own, {members("small", std::vector<double>(small, 100.0)), members("wide", reversed)});
    RC_ASSERT(a->front().target == b->front().target);
    RC_ASSERT(a->front().target >= std::ranges::min(wide) && a->front().target <= std::ranges::max(wide));
  }));
}

TEST(Diagnosis, AgainstWhatWasPublishedTakesTheNarrowestClassThatIsShown) {
  const std::vector<DimensionScore> scores = {{.dimension = "strategy", .score = 50, .importance = 1},
                                              {.dimension = "culture", .score = 40, .importance = 2},
                                              {.dimension = "results", .score = 90, .importance = 1}};
  const auto gaps = diagnose_against(scores, {{"size", {60, undefined, undefined}}, {"all", {70, 55, undefined}}});
  ASSERT_EQ(gaps.size(), 3U);
  EXPECT_EQ(gaps[0].dimension, "culture");
  EXPECT_DOUBLE_EQ(gaps[0].priority, 30);
  EXPECT_TRUE(gaps[0].is_fallback);
  EXPECT_EQ(gaps[1].dimension, "strategy");
  EXPECT_DOUBLE_EQ(gaps[1].target, 60);
  EXPECT_EQ(gaps[1].comparison, 0U);
  EXPECT_EQ(gaps[2].comparison, std::nullopt) << "nothing of it is shown";
  EXPECT_FALSE(is_defined(gaps[2].priority));
  EXPECT_FALSE(is_defined(diagnose_against(scores, {}).front().target)) << "nothing was published yet";
}

}  // namespace
}  // namespace zubia::diagnosis
