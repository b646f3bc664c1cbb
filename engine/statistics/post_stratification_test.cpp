#include "engine/statistics/post_stratification.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace zubia {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const RegisterMargin sizes = {"size", {"micro", "small", "large"}, {12, 10, 3}};

TEST(PostStratification, RefusesWhatCannotBeWeighed) {
  const auto problem = [](const RegisterMargin& margin, const std::vector<std::size_t>& category_of) {
    return post_stratify(margin, category_of).error();
  };
  EXPECT_EQ(problem(sizes, {}).code, "no-respondents");
  EXPECT_EQ(problem(sizes, {}).detail, "There are no respondents to weigh.");
  EXPECT_EQ(problem(sizes, {0, 1, 3}), (Problem{"unknown-category",
                                                "Respondent 3 has no category of size in the register.",
                                                {},
                                                "Complete the respondent, or leave the margin out."}));
  EXPECT_EQ(problem(sizes, {0, 1, 1}),
            (Problem{"empty-category",
                     "Of large (size), the register has 3, and nobody answered.",
                     {},
                     "Join it with another category, or say that the answers do not speak for it and leave it out."}));
  const RegisterMargin without_small = {"size", {"micro", "small"}, {12, 0}};
  EXPECT_EQ(problem(without_small, {0, 1, 1}), (Problem{"category-not-in-register",
                                                        "Of small (size), 2 answered, and the register has nobody.",
                                                        {},
                                                        "Correct the register or the category of the respondents."}));
  for (const std::vector<double>& counts : {std::vector<double>{12, -1, 3},
                                            {12, 10},
                                            {12, 10, undefined},
                                            {12, 10, std::numeric_limits<double>::infinity()}}) {
    const Problem found = problem({"size", {"micro", "small", "large"}, counts}, {0, 1, 2});
    EXPECT_EQ(found.code, "invalid-margin");
    EXPECT_EQ(found.detail, "The margin size does not have one count of 0 or more for each category.");
  }
}

/// By R's survey::postStratify.
TEST(PostStratification, MakesRespondentsStandForTheirCell) {
  const auto found = post_stratify(sizes, {0, 0, 1, 1, 1, 2, 0, 1});
  EXPECT_THAT(found->weights, ElementsAre(4, 4, 2.5, 2.5, 2.5, 3, 4, 2.5));
  EXPECT_NEAR(found->design_effect, 8 * (3 * 16 + 4 * 6.25 + 9) / (25.0 * 25), 1e-14);
  EXPECT_NEAR(found->effective_respondents, 8 / found->design_effect, 1e-12);
  EXPECT_NEAR(found->largest_ratio, 4 / (25.0 / 8), 1e-14);
  EXPECT_THAT(found->warnings, IsEmpty());
}

TEST(PostStratification, WarnsOfWeightsThatOughtNotToBe) {
  const auto beyond = post_stratify({"size", {"micro", "small"}, {1, 10}}, {0, 0, 1});
  EXPECT_THAT(beyond->warnings, ElementsAre("more-respondents-than-register"));
  const auto extreme = post_stratify({"size", {"micro", "small"}, {90, 10}}, {0, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  EXPECT_THAT(extreme->warnings, Contains("extreme-weights"));
  const auto one = post_stratify({"size", {"micro"}, {12}}, {0});
  EXPECT_THAT(one->weights, ElementsAre(12));
  EXPECT_EQ(one->effective_respondents, 1);
}

TEST(PostStratification, GivesTheMeanOfTheRegister) {
  const std::vector<double> answers = {5, 3, undefined};
  const std::vector<double> weights = {1, 3, 100};
  EXPECT_EQ(weighted_mean(answers, weights), 3.5);
  EXPECT_FALSE(is_defined(weighted_mean(std::vector<double>{undefined}, std::vector<double>{1})));
  EXPECT_FALSE(is_defined(weighted_mean(std::vector<double>{1}, std::vector<double>{0})));
}

}  // namespace
}  // namespace zubia
