#include "engine/statistics/friedman.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Rows = std::vector<std::vector<double>>;

TEST(Friedman, RefusesRowsThatAreNoRows) {
  const auto uneven = friedman({{1, 2}, {1}});
  EXPECT_EQ(uneven.error().code, "uneven-rows");
  EXPECT_EQ(uneven.error().detail, "A respondent has 1 items, another 2.");
  const auto infinite = friedman({{1, 2}, {1, std::numeric_limits<double>::infinity()}});
  EXPECT_EQ(infinite.error().code, "infinite-answer");
  EXPECT_EQ(infinite.error().detail, "Respondent 2 has an infinite answer.");
}

TEST(Friedman, IsNotDefinedWithoutAnythingToCompare) {
  EXPECT_EQ(friedman({})->undefined_because, "no-whole-rows");
  EXPECT_EQ(friedman({{1}, {2}})->undefined_because, "fewer-than-two-items");
  EXPECT_EQ(friedman({{1, undefined}, {undefined, 2}})->undefined_because, "no-whole-rows");
  const auto equal = friedman({{3, 3, 3}, {5, 5, 5}});
  EXPECT_EQ(equal->undefined_because, "all-answers-equal");
  EXPECT_FALSE(is_defined(equal->kendall_w));
  EXPECT_FALSE(is_defined(equal->value.p));
}

TEST(Friedman, SaysThatOneRespondentCannotShowAnything) {
  const auto found = friedman({{1, 2, 3}, {undefined, 1, 2}});
  EXPECT_EQ(found->respondents, 1U);
  EXPECT_EQ(found->left_out, 1U);
  EXPECT_NEAR(found->kendall_w, 1, 1e-12);
  EXPECT_NEAR(found->value.p, 1, 1e-12);
  EXPECT_FALSE(is_defined(found->significant_from));
}

/// Hollander & Wolfe (1973), 140 ff.: three ways to round first base, 22 runners; in the help of R's friedman.test.
const Rows rounding_times = {{5.40, 5.50, 5.55}, {5.85, 5.70, 5.75}, {5.20, 5.60, 5.50}, {5.55, 5.50, 5.40},
                             {5.90, 5.85, 5.70}, {5.45, 5.55, 5.60}, {5.40, 5.40, 5.35}, {5.45, 5.50, 5.35},
                             {5.25, 5.15, 5.00}, {5.85, 5.80, 5.70}, {5.25, 5.20, 5.10}, {5.65, 5.55, 5.45},
                             {5.60, 5.35, 5.45}, {5.05, 5.00, 4.95}, {5.50, 5.50, 5.40}, {5.45, 5.55, 5.50},
                             {5.55, 5.55, 5.35}, {5.45, 5.50, 5.55}, {5.50, 5.45, 5.25}, {5.65, 5.60, 5.40},
                             {5.70, 5.65, 5.55}, {6.30, 6.30, 6.25}};

TEST(Friedman, ReproducesHollanderAndWolfe) {
  const auto found = friedman(rounding_times);
  EXPECT_NEAR(found->q, 11.1428571428571, 1e-12);
  EXPECT_NEAR(found->asymptotic_p, 0.00380504077551136, 1e-15);
  EXPECT_NEAR(found->kendall_w, 0.253246753246753, 1e-14);
  EXPECT_EQ(found->value.method, PValueMethod::exact);
}

/// By the definition: all orders of the answers of each respondent.
double enumerated_p(const Rows& rows, const Friedman& seen) {
  double extreme = 0;
  double ways = 0;
  Rows orders = rows;
  for (auto& row : orders) std::ranges::sort(row);
  // An odometer of permutations; equal answers give equal orders, all of them equally often.
  while (true) {
    RankTestOptions only_statistic = {.exact_steps_max = 0, .samples = 0};
    extreme += friedman(orders, only_statistic)->q >= seen.q - 1e-9 ? 1 : 0;
    ++ways;
    std::size_t place = 0;
    while (place < orders.size() && !std::ranges::next_permutation(orders[place]).found) ++place;
    if (place == orders.size()) return extreme / ways;
  }
}

TEST(Friedman, AgreesWithAllOrders) {
  EXPECT_TRUE(rc::check("the exact p is the share of all orders with a Q as large", [] {
    Rows rows;
    const std::size_t respondents = generated_size(1, 4);
    for (std::size_t r = 0; r < respondents; ++r) rows.push_back(generated_answers(3, 4));
    const auto found = friedman(rows);
    if (found->undefined_because.empty()) RC_ASSERT(std::abs(found->value.p - enumerated_p(rows, *found)) < 1e-12);
  }));
}

TEST(Friedman, KnowsTheOrderWithinRespondentsOnly) {
  EXPECT_TRUE(rc::check("respondents may use the scale as they like, and items stand in any order", [] {
    Rows rows;
    const std::size_t respondents = generated_size(1, 8);
    for (std::size_t r = 0; r < respondents; ++r) rows.push_back(generated_answers(4, 5));
    const auto found = friedman(rows);
    Rows other = rows;
    for (std::size_t r = 0; r < respondents; ++r) {
      for (double& answer : other[r]) answer = std::exp(answer) + 100 * static_cast<double>(r);
      std::ranges::reverse(other[r]);
    }
    std::ranges::reverse(other);
    const auto again = friedman(other);
    RC_ASSERT(found->undefined_because == again->undefined_because);
    if (!found->undefined_because.empty()) return;
    RC_ASSERT(std::abs(found->q - again->q) < 1e-9);
    RC_ASSERT(std::abs(found->value.p - again->value.p) < 1e-12);
    RC_ASSERT(found->kendall_w >= 0 && found->kendall_w <= 1 + 1e-12);
    const bool reaches = is_defined(found->significant_from) && found->kendall_w >= found->significant_from - 1e-9;
    RC_ASSERT(reaches == (found->value.p <= 0.05 + 1e-12));
  }));
}

TEST(Friedman, SamplesWhereEnumeratingWouldTakeTooLong) {
  const double exact = friedman(rounding_times)->value.p;
  const RankTestOptions sampling = {.exact_steps_max = 0, .samples = 20'000, .seed = {3}};
  const auto one = friedman(rounding_times, sampling, Parallelism{1});
  EXPECT_EQ(one->value.p, friedman(rounding_times, sampling, Parallelism{4})->value.p);
  EXPECT_EQ(one->value.method, PValueMethod::monte_carlo);
  EXPECT_NEAR(one->value.p, exact, 4 * one->value.standard_error());
}

}  // namespace
}  // namespace zubia
