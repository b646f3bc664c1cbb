#include "engine/statistics/raking.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdlib>

#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Categories = std::vector<std::vector<std::size_t>>;

const RegisterMargin register_sizes = {"size", {"micro", "small", "large"}, {12, 10, 3}};
const RegisterMargin territories = {"territory", {"Navarre", "Gipuzkoa"}, {14, 11}};
const Categories answered = {{0, 0, 1, 1, 1, 2, 0, 1}, {0, 1, 0, 1, 1, 1, 0, 0}};

TEST(Raking, RefusesWhatCannotBeWeighed) {
  EXPECT_EQ(rake({}, {}).error().code, "no-margins");
  EXPECT_EQ(rake({}, {}).error().detail, "There is no margin of the register to weigh by.");
  EXPECT_EQ(rake({register_sizes}, answered).error().detail, "There are 1 margins, and categories of 2.");
  EXPECT_EQ(rake({register_sizes, territories}, {{}, {}}).error().code, "no-respondents");
  const auto uneven = rake({register_sizes, territories}, {{0, 1, 2}, {0, 1}});
  EXPECT_EQ(uneven.error().code, "uneven-answers");
  EXPECT_EQ(uneven.error().detail, "There are 3 respondents in the margin size and 2 in the margin territory.");
  const auto empty = rake({register_sizes, territories}, {{0, 0, 1, 1}, {0, 1, 0, 1}});
  EXPECT_EQ(empty.error().code, "empty-category");
  EXPECT_EQ(empty.error().detail, "Of large (size), the register has 3, and nobody answered.");
}

TEST(Raking, RefusesMarginsOfDifferentRegisters) {
  const RegisterMargin other = {"territory", {"Navarre", "Gipuzkoa"}, {14, 12}};
  EXPECT_EQ(rake({register_sizes, other}, answered).error(),
            (Problem{"margins-disagree",
                     "The register has 25 organisations by size and 26 by "
                     "territory.",
                     {},
                     "Count the same organisations in every margin."}));
}

/// All large ones who answered are of Gipuzkoa, which has fewer organisations than there are large ones.
TEST(Raking, SaysWhichMarginsContradictEachOther) {
  const RegisterMargin few = {"territory", {"Navarre", "Gipuzkoa"}, {23, 2}};
  const auto found = rake({register_sizes, few}, answered);
  EXPECT_EQ(found.error(),
            (Problem{"cannot-rake",
                     "After 1000 rounds the weights do not fit the margin size: large comes to 2, and the register has "
                     "3. All who answered of large (size), which the register has 3 of, are of Gipuzkoa (territory), "
                     "which it has only 2 of.",
                     {},
                     "Join categories of one of the two margins."}));
}

TEST(Raking, SaysWhereNothingIsLeftForOthers) {
  const RegisterMargin just = {"territory", {"Navarre", "Gipuzkoa"}, {22, 3}};
  const auto found = rake({register_sizes, just}, answered);
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().code, "cannot-rake");
  EXPECT_NE(found.error().detail.find("All who answered of large (size), which the register has 3 of, are of Gipuzkoa "
                                      "(territory), which it has just 3 of, so that nobody else there could count."),
            std::string::npos)
      << found.error().detail;
}

/// No two of these margins contradict each other; an odd number of "yes" in all three does.
TEST(Raking, SaysWhereOnlyAllMarginsTogetherContradict) {
  const RegisterMargin a = {"a", {"no", "yes"}, {9, 1}};
  const RegisterMargin b = {"b", {"no", "yes"}, {9, 1}};
  const RegisterMargin c = {"c", {"no", "yes"}, {1, 9}};
  const auto found = rake({a, b, c}, {{0, 0, 1, 1}, {0, 1, 0, 1}, {0, 1, 1, 0}});
  ASSERT_FALSE(found.has_value());
  EXPECT_NE(found.error().detail.find("No two margins contradict each other alone; all together do for who answered."),
            std::string::npos)
      << found.error().detail;
  EXPECT_EQ(found.error().mend, "Join categories, or leave a margin out.");
}

/// By R's survey::rake.
TEST(Raking, FitsTheRegister) {
  const auto found = rake({register_sizes, territories}, answered);
  const double expected[] = {4.2540333075854, 3.4919333848305, 2.7459666924146, 2.2540333075854, 2.2540333075854, 3.0,
                             4.2540333075854, 2.7459666924146};
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(found->weights[i], expected[i], 1e-7);
  EXPECT_LE(found->largest_difference, 1e-9);
  EXPECT_GT(found->rounds, 1U);
}

TEST(Raking, OfOneMarginIsPostStratification) {
  EXPECT_EQ(rake({register_sizes}, {answered[0]})->weights, post_stratify(register_sizes, answered[0])->weights);
}

TEST(Raking, FindsTheMarginsOfARegisterThatCouldBe) {
  EXPECT_TRUE(rc::check("margins that some positive weights have are met, whatever their order", [] {
    const std::size_t respondents = generated_size(4, 30);
    Categories category_of(3);
    std::vector<RegisterMargin> margins(3);
    std::vector<double> truth;
    for (std::size_t i = 0; i < respondents; ++i) truth.push_back(*rc::gen::inRange(1, 9));
    for (std::size_t m = 0; m < 3; ++m) {
      margins[m] = {"margin", {"a", "b", "c"}, {0, 0, 0}};
      for (std::size_t i = 0; i < respondents; ++i) {
        category_of[m].push_back(*rc::gen::inRange<std::size_t>(0, 3));
        margins[m].counts[category_of[m][i]] += truth[i];
      }
    }
    const auto found = rake(margins, category_of);
    RC_ASSERT(found.has_value());
    for (std::size_t m = 0; m < 3; ++m) {
      std::vector<double> sums(3, 0.0);
      for (std::size_t i = 0; i < respondents; ++i) {
        RC_ASSERT(found->weights[i] > 0);
        sums[category_of[m][i]] += found->weights[i];
      }
      for (std::size_t c = 0; c < 3; ++c) RC_ASSERT(std::abs(sums[c] - margins[m].counts[c]) < 1e-6);
    }
    const auto other = rake({margins[2], margins[0], margins[1]}, {category_of[2], category_of[0], category_of[1]});
    for (std::size_t i = 0; i < respondents; ++i)
      RC_ASSERT(std::abs(found->weights[i] - other->weights[i]) < 1e-4 * found->weights[i]);
  }));
}

}  // namespace
}  // namespace zubia
