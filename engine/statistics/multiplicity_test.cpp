#include "engine/statistics/multiplicity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Multiplicity, RefusesWhatIsNoProbability) {
  for (const auto& adjust : {holm, benjamini_hochberg})
    for (const double p : {-0.01, 1.01, 5.0}) {
      const auto found = adjust({0.5, p});
      EXPECT_EQ(found.error().code, "not-a-probability");
      EXPECT_EQ(found.error().detail, "The p-value of test 2 is not between 0 and 1.");
    }
  EXPECT_THAT(*holm({}), IsEmpty());
  EXPECT_THAT(*benjamini_hochberg({}), IsEmpty());
}

TEST(Multiplicity, LeavesTestsOutThatAreNotDefined) {
  for (const auto& adjust : {holm, benjamini_hochberg}) {
    const auto with = adjust({0.01, undefined, 0.04});
    const auto without = adjust({0.01, 0.04});
    EXPECT_EQ(with->at(0), without->at(0));
    EXPECT_FALSE(is_defined(with->at(1)));
    EXPECT_EQ(with->at(2), without->at(1));
  }
}

TEST(Multiplicity, AgreesWithR) {
  const std::vector<double> steps = {.01, .02, .03, .04, .05};
  const auto near = [](double p) { return DoubleNear(p, 1e-15); };
  EXPECT_THAT(*holm(steps), ElementsAre(near(.05), near(.08), near(.09), near(.09), near(.09)));
  EXPECT_THAT(*benjamini_hochberg(steps), ElementsAre(near(.05), near(.05), near(.05), near(.05), near(.05)));
}

/// The 25 p-values of McDonald's Handbook of Biological Statistics, in turn from García-Arenzana et al. (2014).
TEST(Multiplicity, ReproducesTheDietsOfTheHandbook) {
  const std::vector<double> diets = {.001, .008, .039, .041, .042, .06,  .074, .205, .212, .216, .222, .251, .269,
                                     .275, .34,  .341, .384, .569, .594, .696, .762, .94,  .942, .975, .986};
  const auto bh = benjamini_hochberg(diets);
  const double expected[] = {.025, .1, .21, .21, .21, .25};
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(bh->at(i), expected[i], 1e-14);
  const auto strict = holm(diets);
  const double holm_expected[] = {.025, .192, .897};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(strict->at(i), holm_expected[i], 1e-14);
}

TEST(Multiplicity, NeverLowersAndKeepsTheOrder) {
  EXPECT_TRUE(rc::check("adjusted p are at least as large, in the same order, and Holm's the larger", [] {
    std::vector<double> p_values;
    const auto count = *rc::gen::inRange<std::size_t>(1, 12);
    for (std::size_t i = 0; i < count; ++i) p_values.push_back(*rc::gen::inRange(0, 101) / 100.0);
    const auto strict = holm(p_values);
    const auto mild = benjamini_hochberg(p_values);
    auto reversed = p_values;
    std::ranges::reverse(reversed);
    const auto strict_reversed = holm(reversed);
    for (std::size_t i = 0; i < count; ++i) {
      RC_ASSERT(strict->at(i) >= mild->at(i) - 1e-15);
      RC_ASSERT(mild->at(i) >= p_values[i] - 1e-15 && strict->at(i) <= 1);
      RC_ASSERT(strict->at(i) == strict_reversed->at(count - 1 - i));
      for (std::size_t j = 0; j < count; ++j) {
        if (p_values[i] < p_values[j]) RC_ASSERT(strict->at(i) <= strict->at(j) && mild->at(i) <= mild->at(j));
        if (p_values[i] == p_values[j]) RC_ASSERT(strict->at(i) == strict->at(j) && mild->at(i) == mild->at(j));
      }
    }
  }));
}

}  // namespace
}  // namespace zubia
