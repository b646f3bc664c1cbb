#include "engine/effects/study_summary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "engine/effects/study_for_tests.hpp"

namespace zubia::effects {
namespace {

TEST(StudySummary, CountsAnswersAndTheirMiddle) {
  CooperationStudy study = made_study({}, 6);
  const double answers[] = {1, 2, 2, 4, 5, undefined};
  for (std::size_t number = 0; number < 6; ++number) study.members[number].importance[0] = answers[number];
  const auto all = summarise_study(study);
  ASSERT_TRUE(all);
  const QuestionSummary& laws = all->questions.front();
  EXPECT_EQ(laws.answers, 5U);
  EXPECT_EQ(laws.counts, (std::array<std::size_t, answer_count>{1, 2, 0, 1, 1}));
  EXPECT_EQ(laws.median, 2);
  EXPECT_DOUBLE_EQ(laws.mean.estimate, 2.8);
  EXPECT_DOUBLE_EQ(laws.top_two.share, 0.4);
}

TEST(StudySummary, TheMiddleOfAnEvenNumberLiesBetween) {
  CooperationStudy study = made_study({}, 4);
  const double answers[] = {1, 2, 5, 5};
  for (std::size_t number = 0; number < 4; ++number) study.members[number].change[4] = answers[number];
  const auto all = summarise_study(study);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->questions[42].question.block, Block::change);
  EXPECT_EQ(all->questions[42].median, 3.5);
}

TEST(StudySummary, HasEveryQuestionOnce) {
  const auto all = summarise_study(made_study({}));
  ASSERT_TRUE(all);
  EXPECT_EQ(all->questions.size(), 2 * barrier_count + 3 * innovation_count + 2);
  for (const QuestionSummary& one : all->questions) {
    EXPECT_EQ(std::accumulate(one.counts.begin(), one.counts.end(), std::size_t{0}), one.answers);
    if (!one.mean.undefined_because.empty()) continue;
    EXPECT_LE(one.mean.low, one.mean.estimate);
    EXPECT_GE(one.mean.high, one.mean.estimate);
  }
}

TEST(StudySummary, SaysNothingWhereNobodyAnsweredOrNobodyDiffers) {
  CooperationStudy study = made_study({});
  for (Member& member : study.members) {
    member.importance[0] = undefined;
    member.importance[1] = 4;
  }
  const auto all = summarise_study(study);
  ASSERT_TRUE(all);
  EXPECT_TRUE(std::isnan(all->questions[0].median));
  EXPECT_TRUE(std::isnan(all->questions[0].top_two.share));
  EXPECT_EQ(all->questions[0].mean.undefined_because, "statistic-undefined");
  EXPECT_EQ(all->questions[1].mean.estimate, 4);
  EXPECT_EQ(all->questions[1].mean.undefined_because, "all-samples-equal");
}

TEST(StudySummary, ScoresFamiliesOfThoseWhoAnsweredHalfOfTheirItems) {
  CooperationStudy study = made_study({}, 3);
  const std::size_t travel_time = barrier_named("travel_time");
  for (Member& member : study.members) {
    member.effect[travel_time] = 2;
    member.effect[travel_time + 1] = 5;
  }
  study.members[0].effect[travel_time] = undefined;
  study.members[1].effect[travel_time] = undefined;
  study.members[1].effect[travel_time + 1] = undefined;
  const auto all = summarise_study(study);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->families.size(), 2 * family_count);
  const FamilySummary& geographical = all->families[family_count + 1];
  EXPECT_EQ(geographical.block, Block::effect);
  EXPECT_EQ(geographical.family, BarrierFamily::geographical);
  EXPECT_EQ(geographical.answers, 2U);
  EXPECT_DOUBLE_EQ(geographical.median, 4.25);
  EXPECT_DOUBLE_EQ(geographical.mean.estimate, 4.25);
}

}  // namespace
}  // namespace zubia::effects
