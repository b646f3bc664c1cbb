#include "engine/statistics/answer_scale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;

TEST(AnswerScale, RefusesAnswersThatAreNotOnIt) {
  const std::vector<std::string> items = {"A1", "A2"};
  const auto found = check_answer_scale({{1, 5}, {3, 99}}, items, {1, 5});
  EXPECT_EQ(found.error(), (Problem{"out-of-scale",
                                    "Respondent 2 answered 99 to A2, and the scale goes from 1 to 5.",
                                    {.column = "A2"},
                                    "Correct the answer; if it stands for no answer, leave it empty."}));
  EXPECT_EQ(check_answer_scale({{0, 5}}, items, {1, 5}).error().code, "out-of-scale");
  EXPECT_EQ(check_answer_scale({{std::numeric_limits<double>::infinity(), 5}}, items, {1, 5}).error().code,
            "out-of-scale");
  EXPECT_EQ(check_answer_scale({{1}}, items, {1, 5}).error().detail, "Respondent 1 has 1 items of 2.");
  EXPECT_EQ(check_answer_scale({}, items, {5, 5}).error().code, "invalid-options");
}

TEST(AnswerScale, TakesMissingAnswers) {
  EXPECT_TRUE(check_answer_scale({{undefined, 1}, {5, 3.5}}, {"A1", "A2"}, {1, 5}).has_value());
  EXPECT_TRUE(check_answer_scale({}, {}, {1, 5}).has_value());
}

TEST(AnswerScale, TurnsItemsRound) {
  const auto turned = with_items_turned({{1, 2, 3}, {6, undefined, 4}}, {0, 1}, {1, 6});
  EXPECT_THAT(turned[0], ElementsAre(6, 5, 3));
  EXPECT_EQ(turned[1][0], 1);
  EXPECT_FALSE(is_defined(turned[1][1]));
}

}  // namespace
}  // namespace zubia
