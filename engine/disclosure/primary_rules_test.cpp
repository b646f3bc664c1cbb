#include "engine/disclosure/primary_rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <vector>

namespace zubia::disclosure {
namespace {

std::vector<UnitAnswer> amounts(const std::vector<double>& values) {
  std::vector<UnitAnswer> made;
  for (const double value : values) made.push_back({static_cast<int>(made.size()), value});
  return made;
}

std::vector<UnitAnswer> counts(int low, int middle, int high) {
  std::vector<UnitAnswer> made;
  for (const auto& [count, value] : {std::pair(low, 1.0), std::pair(middle, 3.0), std::pair(high, 5.0)})
    for (int at = 0; at < count; ++at) made.push_back({static_cast<int>(made.size()), value});
  return made;
}

TEST(CountsAllow, EnoughInTheCellAndInEachComplementOrNone) {
  EXPECT_FALSE(counts_allow(4, {}, 5));
  EXPECT_TRUE(counts_allow(5, {}, 5));
  EXPECT_TRUE(counts_allow(5, std::vector{0, 5}, 5));
  EXPECT_FALSE(counts_allow(5, std::vector{0, 4}, 5));
  EXPECT_FALSE(counts_allow(0, {}, 5));
}

TEST(AmountsAllow, TheSecondLargestCannotEstimateTheLargest) {
  // 15 % of 100 is 15: that much has to be left beside the two largest.
  EXPECT_TRUE(amounts_allow(amounts({100, 50, 10, 5}), 15));
  EXPECT_FALSE(amounts_allow(amounts({100, 50, 10, 4}), 15));
  EXPECT_TRUE(amounts_allow(amounts({100, 50, 10, 4}), 10));
  EXPECT_FALSE(amounts_allow(amounts({100}), 10));
  EXPECT_FALSE(amounts_allow(amounts({100, 100}), 10));
}

TEST(AmountsAllow, OneHasAtMostEightyFivePerCent) {
  EXPECT_TRUE(amounts_allow(amounts({85, 5, 5, 5}), 10));
  EXPECT_FALSE(amounts_allow(amounts({86, 4, 5, 5}), 10));
}

TEST(AmountsAllow, WithWaiversTheLargestWithoutOneCounts) {
  auto some = amounts({100, 20, 3, 2});
  EXPECT_FALSE(amounts_allow(some, 15));
  some[0].waives = true;  // 20 is to be protected from 100: 5 is left, 3 would do
  EXPECT_TRUE(amounts_allow(some, 15));
  some[3].value = 0;
  some[2].value = 2;
  EXPECT_FALSE(amounts_allow(some, 15));
  for (auto& amount : some) amount.waives = true;
  EXPECT_TRUE(amounts_allow(some, 15));
}

TEST(AmountsAllow, ScaleDoesNotMatterAndMoreAtTheEndNeverHarms) {
  EXPECT_TRUE(rc::check("money in another currency is judged alike; one more small amount keeps what was allowed", [] {
    const int count = *rc::gen::inRange(1, 8);
    std::vector<double> values;
    for (int at = 0; at < count; ++at) values.push_back(*rc::gen::inRange(0, 1000));
    const bool allowed = amounts_allow(amounts(values), 15);
    std::vector<double> other;
    for (const double value : values) other.push_back(value * 1024);
    RC_ASSERT(amounts_allow(amounts(other), 15) == allowed);
    other.push_back(0);
    RC_ASSERT(amounts_allow(amounts(other), 15) == allowed);
  }));
}

TEST(AnswersAllow, NotWhereAllAreEqualOrACategoryHasAllOrNone) {
  const QuestionDraft question{.name = "barrier", .categories = {{"low", 1, 2}, {"middle", 3, 3}, {"high", 4, 5}}};
  EXPECT_FALSE(answers_allow(question, Statistic::mean, counts(0, 9, 0), {}));
  EXPECT_TRUE(answers_allow(question, Statistic::mean, counts(1, 9, 0), {}));
  EXPECT_FALSE(answers_allow(question, Statistic::distribution, counts(1, 9, 0), {}));
  EXPECT_TRUE(answers_allow(question, Statistic::distribution, counts(1, 9, 1), {}));
  EXPECT_TRUE(answers_allow(question, Statistic::count, counts(0, 9, 0), {}));
  EXPECT_FALSE(answers_allow(question, Statistic::mean, {}, {}));
}

TEST(AnswersAllow, AmountsOfOneGroupAreOne) {
  const QuestionDraft question{.name = "sales", .kind = ItemKind::amount, .low = 0, .high = 1000};
  auto some = amounts({40, 40, 40, 8, 7});
  EXPECT_TRUE(answers_allow(question, Statistic::sum, some, {}));
  some[0].unit = some[1].unit = some[2].unit = 9;
  EXPECT_FALSE(answers_allow(question, Statistic::sum, some, {}));
}

TEST(CountBand, IsTenWideBelowAHundred) {
  EXPECT_EQ(count_band(3), (CountBand{3, 4}));
  EXPECT_EQ(count_band(5), (CountBand{5, 9}));
  EXPECT_EQ(count_band(19), (CountBand{10, 19}));
  EXPECT_EQ(count_band(20), (CountBand{20, 29}));
  EXPECT_EQ(count_band(123), (CountBand{100, 199}));
}

TEST(Rounded, HalvesGoAwayFromZero) {
  EXPECT_EQ(rounded(2.5, 0), 3);
  EXPECT_EQ(rounded(-2.5, 0), -3);
  EXPECT_EQ(rounded(2.8636, 1), 2.9);
  EXPECT_EQ(rounded(1499, -3), 1000);
}

}  // namespace
}  // namespace zubia::disclosure
