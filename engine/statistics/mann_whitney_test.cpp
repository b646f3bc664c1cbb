#include "engine/statistics/mann_whitney.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "engine/statistics/p_value.hpp"
#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Answers = std::vector<double>;

const Answers small_companies = {5, 4, 4, 5, 3, 4, 4};
const Answers large_companies = {3, 2, 4, 3, 2, 3};

TEST(MannWhitney, RefusesWhatIsNoAnswer) {
  const auto infinite = mann_whitney({1, 2}, {3, std::numeric_limits<double>::infinity()});
  EXPECT_EQ(infinite.error().code, "infinite-answer");
  EXPECT_EQ(infinite.error().detail, "Group 2 has an infinite answer.");
  EXPECT_EQ(infinite.error().mend, "Give answers on the scale, and none as NaN.");
  const auto three = mann_whitney(OrdinalTable{.values = {1}, .groups = 3, .counts = {1, 1, 1}});
  EXPECT_EQ(three.error().code, "not-two-groups");
  EXPECT_EQ(three.error().detail, "There are 3 groups, not two.");
}

TEST(MannWhitney, IsNotDefinedWithoutAnythingToCompare) {
  for (const auto& found : {mann_whitney(Answers{}, Answers{1, 2}), mann_whitney(Answers{1, 2}, Answers{}),
                            mann_whitney(Answers{undefined}, Answers{1, 2})}) {
    EXPECT_EQ(found->undefined_because, "empty-group");
    EXPECT_FALSE(is_defined(found->value.p));
    EXPECT_FALSE(is_defined(found->delta));
    EXPECT_EQ(found->value.method, PValueMethod::none);
  }
  const auto equal = mann_whitney({3, 3, 3}, {3, 3});
  EXPECT_EQ(equal->undefined_because, "all-answers-equal");
  EXPECT_EQ(equal->delta, 0);
  EXPECT_FALSE(is_defined(equal->value.p));
  EXPECT_FALSE(is_defined(equal->significant_from));
}

TEST(MannWhitney, SaysThatOneRespondentCannotShowAnything) {
  const auto found = mann_whitney({9}, {1, 2, 3, 4, 5, 6});
  EXPECT_EQ(found->delta, 1);
  EXPECT_NEAR(found->value.p, 2.0 / 7, 1e-15);
  EXPECT_FALSE(is_defined(found->significant_from));
  EXPECT_TRUE(found->undefined_because.empty());
}

TEST(MannWhitney, LeavesMissingAnswersOutAndCountsThem) {
  Answers with_gaps = small_companies;
  with_gaps.insert(with_gaps.begin() + 2, undefined);
  with_gaps.push_back(undefined);
  const auto found = mann_whitney(with_gaps, large_companies);
  EXPECT_EQ(found->left_out, 2U);
  EXPECT_EQ(found->first, 7U);
  EXPECT_EQ(found->value.p, mann_whitney(small_companies, large_companies)->value.p);
}

/// Hollander & Wolfe (1973), 69 f.: permeability constants of the human chorioamnion; in the help of R's wilcox.test.
TEST(MannWhitney, ReproducesHollanderAndWolfe) {
  const auto found = mann_whitney({.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46},
                                  {1.15, .88, .90, .74, 1.21}, {}, Alternative::greater);
  EXPECT_EQ(found->u, 35);
  EXPECT_NEAR(found->value.p, 0.127206127206127, 1e-14);
  EXPECT_EQ(found->value.method, PValueMethod::exact);
}

/// By R's coin (exact) and wilcox.test (asymptotic, with ties and continuity).
TEST(MannWhitney, IsExactWithTies) {
  const auto found = mann_whitney(small_companies, large_companies);
  EXPECT_EQ(found->u, 37.5);
  EXPECT_NEAR(found->delta, 0.785714285714286, 1e-14);
  EXPECT_NEAR(found->value.p, 0.0151515151515152, 1e-15);
  EXPECT_NEAR(found->asymptotic_p, 0.0166959637932893, 1e-15);
}

/// The power facts of small samples: two-sided 5 %, exact, no ties.
TEST(MannWhitney, KnowsWhatItCouldSee) {
  const auto from = [](int size) {
    Answers first;
    Answers second;
    for (int i = 0; i < size; ++i) {
      first.push_back(i);
      second.push_back(i + 0.5);
    }
    return mann_whitney(first, second)->significant_from;
  };
  EXPECT_FALSE(is_defined(from(3)));
  EXPECT_EQ(from(4), 1);
  EXPECT_NEAR(from(5), 0.84, 1e-12);
  EXPECT_NEAR(from(8), 0.59375, 1e-12);
  EXPECT_NEAR(from(10), 0.54, 1e-12);
  EXPECT_NEAR(from(15), 0.431111111111, 1e-12);
  EXPECT_NEAR(from(20), 0.365, 1e-12);
}

/// By the definition: all ways to choose who is in the first group.
double enumerated_p(const Answers& first, const Answers& second, Alternative alternative) {
  Answers all = first;
  all.insert(all.end(), second.begin(), second.end());
  std::vector<bool> in_first(all.size(), false);
  std::fill(in_first.begin(), in_first.begin() + static_cast<std::ptrdiff_t>(first.size()), true);
  const auto balance = [&] {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = 0; j < all.size(); ++j)
        if (in_first[i] && !in_first[j]) sum += (all[i] > all[j] ? 1 : 0) - (all[i] < all[j] ? 1 : 0);
    return sum;
  };
  const std::int64_t seen = balance();
  double extreme = 0;
  double ways = 0;
  do {
    const std::int64_t one = balance();
    ++ways;
    const bool counts = alternative == Alternative::two_sided ? std::abs(one) >= std::abs(seen)
                        : alternative == Alternative::greater ? one >= seen
                                                              : one <= seen;
    extreme += counts ? 1 : 0;
  } while (std::prev_permutation(in_first.begin(), in_first.end()));
  return extreme / ways;
}

TEST(MannWhitney, AgreesWithAllWaysToDealTheAnswers) {
  EXPECT_TRUE(rc::check("the exact p is the share of all assignments at least as extreme", [] {
    const Answers first = generated_answers(generated_size(1, 5), 4);
    const Answers second = generated_answers(generated_size(1, 6), 4);
    for (const Alternative side : {Alternative::two_sided, Alternative::greater, Alternative::less}) {
      const auto found = mann_whitney(first, second, {}, side);
      if (!found->undefined_because.empty()) continue;
      RC_ASSERT(std::abs(found->value.p - enumerated_p(first, second, side)) < 1e-12);
    }
  }));
}

TEST(MannWhitney, KnowsTheOrderOfAnswersOnly) {
  EXPECT_TRUE(rc::check("stretching leaves all alone; swapping groups turns the sign", [] {
    const Answers first = generated_answers(generated_size(1, 12), 5);
    const Answers second = generated_answers(generated_size(1, 12), 5);
    const auto found = mann_whitney(first, second);
    const auto stretched = [](Answers answers) {
      for (double& answer : answers) answer = std::exp(2 * answer) - 100;
      std::ranges::reverse(answers);
      return answers;
    };
    const auto same = mann_whitney(stretched(first), stretched(second));
    const auto turned = mann_whitney(second, first);
    RC_ASSERT(found->delta == same->delta);
    RC_ASSERT(std::abs(found->delta + turned->delta) < 1e-12);
    if (!is_defined(found->value.p)) return;
    RC_ASSERT(found->value.p == same->value.p);
    RC_ASSERT(std::abs(found->value.p - turned->value.p) < 1e-12);
    const double greater = mann_whitney(first, second, {}, Alternative::greater)->value.p;
    const double less = mann_whitney(second, first, {}, Alternative::less)->value.p;
    RC_ASSERT(std::abs(greater - less) < 1e-12);
    // Significant, exactly where |δ| reaches what the test says it could see.
    const bool reaches =
        is_defined(found->significant_from) && std::abs(found->delta) >= found->significant_from - 1e-12;
    RC_ASSERT(reaches == (found->value.p <= 0.05 + 1e-12));
  }));
}

TEST(MannWhitney, SamplesWhereEnumeratingWouldTakeTooLong) {
  const RankTestOptions sampling = {.exact_steps_max = 0, .samples = 20'000, .seed = {7}};
  const double exact = mann_whitney(small_companies, large_companies)->value.p;
  const auto one = mann_whitney(small_companies, large_companies, sampling, Alternative::two_sided, Parallelism{1});
  const auto many = mann_whitney(small_companies, large_companies, sampling, Alternative::two_sided, Parallelism{4});
  EXPECT_EQ(one->value.method, PValueMethod::monte_carlo);
  EXPECT_EQ(one->value.p, many->value.p);
  EXPECT_EQ(one->value.samples, 20'000U);
  EXPECT_EQ(one->value.seed.value, 7U);
  EXPECT_NEAR(one->value.p, exact, 4 * one->value.standard_error());
  const auto last = mann_whitney(small_companies, large_companies, {.exact_steps_max = 0, .samples = 0});
  EXPECT_EQ(last->value.method, PValueMethod::asymptotic);
  EXPECT_EQ(last->value.p, last->asymptotic_p);
}

TEST(MannWhitney, IsNeverZeroWhenSampled) {
  Answers low(30, 1.0);
  Answers high(30, 5.0);
  const auto found = mann_whitney(low, high, {.exact_steps_max = 0, .samples = 999});
  EXPECT_EQ(found->value.p, 0.001);
}

}  // namespace
}  // namespace zubia
