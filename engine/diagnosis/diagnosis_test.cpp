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

PublishedScores shown(std::vector<double> shares, double mean = undefined) {
  return {.mean = mean, .from = {0, 40, 70}, .shares = std::move(shares)};
}

TEST(GroupedPercentile, LiesWhereTheSharesOfTheStepsPutIt) {
  // Half are below 40; a quarter of all is half of the middle step.
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({0.5, 0.5, 0}), 0.75), 55);
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({0.2, 0.3, 0.5}), 0.75), 85);
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({0.75, 0.15, 0.1}), 0.75), 40);
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({0, 0, 1}), 0.75), 92.5);
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({0.2, 0.3, 0.5}), 1), 100);
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({0.2, 0.3, 0.5}), 0), 0);
}

TEST(GroupedPercentile, TakesRoundedSharesForWhatTheyStandFor) {
  EXPECT_NEAR(grouped_percentile(shown({0.33, 0.33, 0.33}), 2.0 / 3), 70, 1e-9);
  EXPECT_DOUBLE_EQ(grouped_percentile(shown({1, 0, 0}), 1), 40) << "and not what lies beyond empty steps";
}

TEST(GroupedPercentile, IsNotDefinedWhereNothingIsShown) {
  EXPECT_FALSE(is_defined(grouped_percentile(shown({}), 0.75)));
}

TEST(GroupedPercentile, IsNearThatOfTheScoresThemselves) {
  EXPECT_TRUE(rc::check("no further from it than the step that it lies in is wide", [] {
    auto scores = *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(0, 101), [](int v) { return static_cast<double>(v); })));
    std::ranges::sort(scores);
    auto published = shown({0, 0, 0});
    for (const double score : scores)
      published.shares[score < 40 ? 0 : score < 70 ? 1 : 2] += 1 / static_cast<double>(scores.size());
    const double grouped = grouped_percentile(published, 0.75);
    // The smallest score that at least three quarters do not exceed lies in the same step, or at its edge.
    const double exact = scores[(scores.size() * 3 + 3) / 4 - 1];
    const double begin = exact < 40 ? 0 : exact < 70 ? 40 : 70;
    const double end = exact < 40 ? 40 : exact < 70 ? 70 : 100;
    RC_ASSERT(grouped >= begin - 1e-9 && grouped <= end + 1e-9);
  }));
}

const std::vector<DimensionScore> own = {{.dimension = "strategy", .score = 50, .importance = 1},
                                         {.dimension = "culture", .score = 40, .importance = 2},
                                         {.dimension = "results", .score = 90, .importance = 1}};

TEST(Diagnosis, ComparesWithTheNarrowestClassThatShowsHowScoresSpread) {
  const auto nothing = shown({});
  const auto gaps = diagnose(own, {{"size", {shown({0.5, 0.5, 0}, 35), shown({}, 60), nothing}},
                                   {"all", {shown({0, 0, 1}, 80), shown({0.2, 0.3, 0.5}, 55), nothing}}});
  ASSERT_EQ(gaps.size(), 3U);
  EXPECT_EQ(gaps[0].dimension, "culture");
  EXPECT_EQ(gaps[0].comparison, 1U) << "of those of its size the mean alone is shown";
  EXPECT_DOUBLE_EQ(gaps[0].target, 85);
  EXPECT_DOUBLE_EQ(gaps[0].average, 55) << "of the same class";
  EXPECT_DOUBLE_EQ(gaps[0].gap, 45);
  EXPECT_DOUBLE_EQ(gaps[0].priority, 90);
  EXPECT_EQ(gaps[1].dimension, "strategy");
  EXPECT_EQ(gaps[1].comparison, 0U);
  EXPECT_DOUBLE_EQ(gaps[1].target, 55);
  EXPECT_EQ(gaps[2].comparison, std::nullopt) << "nothing of it is shown";
  EXPECT_FALSE(is_defined(gaps[2].priority));
}

TEST(Diagnosis, HasNoTargetWhereOnlyMeansAreShown) {
  const auto gaps = diagnose({own[0]}, {{"size", {shown({})}}, {"all", {shown({}, 60)}}});
  EXPECT_EQ(gaps[0].comparison, 1U);
  EXPECT_DOUBLE_EQ(gaps[0].average, 60);
  EXPECT_FALSE(is_defined(gaps[0].target));
  EXPECT_FALSE(is_defined(gaps[0].priority));
}

TEST(Diagnosis, HasNoTargetBeforeAnythingIsPublished) { EXPECT_FALSE(is_defined(diagnose(own, {}).front().target)); }

TEST(Diagnosis, ShowsAStrengthAsANegativeGap) {
  const auto gaps = diagnose({own[2]}, {{"all", {shown({0.5, 0.5, 0}, 35)}}});
  EXPECT_DOUBLE_EQ(gaps[0].gap, -35);
}

}  // namespace
}  // namespace zubia::diagnosis
