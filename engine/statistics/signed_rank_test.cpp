#include "engine/statistics/signed_rank.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Answers = std::vector<double>;

TEST(SignedRank, RefusesWhatIsNoPair) {
  const auto uneven = signed_rank({1, 2}, {1});
  EXPECT_EQ(uneven.error().code, "uneven-pairs");
  EXPECT_EQ(uneven.error().detail, "There are 2 first and 1 second answers.");
  const auto infinite = signed_rank({1, -std::numeric_limits<double>::infinity()}, {1, 2});
  EXPECT_EQ(infinite.error().code, "infinite-answer");
  EXPECT_EQ(infinite.error().detail, "Pair 2 has an infinite answer.");
}

TEST(SignedRank, IsNotDefinedWithoutDifferences) {
  const auto nobody = signed_rank({undefined, 2}, {1, undefined});
  EXPECT_EQ(nobody->undefined_because, "no-pairs");
  EXPECT_EQ(nobody->left_out, 2U);
  EXPECT_EQ(signed_rank({}, {})->undefined_because, "no-pairs");
  for (const ZeroDifferences zeros : {ZeroDifferences::dropped, ZeroDifferences::ranked}) {
    const auto equal = signed_rank({3, 4, 3}, {3, 4, 3}, zeros);
    EXPECT_EQ(equal->undefined_because, "all-differences-zero");
    EXPECT_EQ(equal->zeros, 3U);
    EXPECT_FALSE(is_defined(equal->value.p));
    EXPECT_FALSE(is_defined(equal->rank_biserial));
  }
}

TEST(SignedRank, SaysThatFivePairsCannotShowAnything) {
  const auto one = signed_rank({5}, {1});
  EXPECT_EQ(one->rank_biserial, 1);
  EXPECT_EQ(one->value.p, 1);
  const auto five = signed_rank({1, 2, 3, 4, 5}, {0, 0, 0, 0, 0});
  EXPECT_EQ(five->value.p, 0.0625);
  EXPECT_FALSE(is_defined(five->significant_from));
  const auto six = signed_rank({1, 2, 3, 4, 5, 6}, {0, 0, 0, 0, 0, 0});
  EXPECT_EQ(six->value.p, 0.03125);
  EXPECT_EQ(six->significant_from, 1);
}

/// Hollander & Wolfe (1973), 29 f.: Hamilton's depression scale before and after; in the help of R's wilcox.test.
TEST(SignedRank, ReproducesHollanderAndWolfe) {
  const auto found = signed_rank({1.83, .50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
                                 {.878, .647, .598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29}, ZeroDifferences::dropped, {},
                                 Alternative::greater);
  EXPECT_EQ(found->positive, 40);
  EXPECT_EQ(found->value.p, 0.01953125);
}

TEST(SignedRank, KeepsOrDropsPairsWithoutDifference) {
  const Answers before = {2, 3, 3, 1, 4, 2, 3, 2};
  const Answers after = {4, 3, 4, 3, 4, 3, 5, 2};
  const auto wilcoxon = signed_rank(after, before);
  EXPECT_EQ(wilcoxon->zeros, 3U);
  EXPECT_EQ(wilcoxon->positive, 15);
  EXPECT_EQ(wilcoxon->negative, 0);
  EXPECT_EQ(wilcoxon->rank_biserial, 1);
  EXPECT_EQ(wilcoxon->value.p, 0.0625);
  const auto pratt = signed_rank(after, before, ZeroDifferences::ranked);
  EXPECT_EQ(pratt->positive, 30);
  EXPECT_EQ(pratt->rank_biserial, 1);
  EXPECT_EQ(pratt->value.p, 0.0625);
}

/// By R's coin (exact) and wilcox.test (W⁺ and asymptotic).
TEST(SignedRank, IsExactWithTies) {
  const auto found = signed_rank({4, 5, 3, 2, 5, 4, 3, 5, 1, 4}, {3, 3, 3, 4, 2, 4, 1, 4, 2, 2});
  EXPECT_EQ(found->positive, 28.5);
  EXPECT_NEAR(found->value.p, 0.1875, 1e-15);
  EXPECT_NEAR(found->asymptotic_p, 0.154174256723442, 1e-14);
}

TEST(SignedRank, TiesDifferencesThatRoundingAloneTellsApart) {
  const auto found = signed_rank({0.3, 0.2, 0.5}, {0.2, 0.1, 0.6});
  EXPECT_EQ(found->positive, 4);
  EXPECT_EQ(found->negative, 2);
}

/// By the definition: every pair turned round or not.
double enumerated_p(const Answers& differences, ZeroDifferences zeros, Alternative alternative) {
  Answers kept = differences;
  if (zeros == ZeroDifferences::dropped) std::erase(kept, 0.0);
  std::vector<std::int64_t> ranks;
  std::int64_t seen = 0;
  for (const double one : kept) {
    std::int64_t doubled = 1;
    for (const double other : kept)
      doubled += (std::abs(other) < std::abs(one) ? 2 : 0) + (std::abs(other) == std::abs(one) ? 1 : 0);
    if (one == 0) continue;
    ranks.push_back(doubled);
    seen += one > 0 ? doubled : -doubled;
  }
  double extreme = 0;
  const std::uint64_t ways = std::uint64_t{1} << ranks.size();
  for (std::uint64_t signs = 0; signs < ways; ++signs) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) sum += (signs >> i & 1U) != 0 ? ranks[i] : -ranks[i];
    const bool counts = alternative == Alternative::two_sided ? std::abs(sum) >= std::abs(seen)
                        : alternative == Alternative::greater ? sum >= seen
                                                              : sum <= seen;
    extreme += counts ? 1 : 0;
  }
  return extreme / static_cast<double>(ways);
}

TEST(SignedRank, AgreesWithAllWaysToGiveSigns) {
  EXPECT_TRUE(rc::check("the exact p is the share of all signs at least as extreme", [] {
    const std::size_t pairs = generated_size(1, 10);
    const Answers first = generated_answers(pairs, 5);
    const Answers second = generated_answers(pairs, 5);
    Answers differences;
    for (std::size_t i = 0; i < pairs; ++i) differences.push_back(first[i] - second[i]);
    for (const ZeroDifferences zeros : {ZeroDifferences::dropped, ZeroDifferences::ranked})
      for (const Alternative side : {Alternative::two_sided, Alternative::greater, Alternative::less}) {
        const auto found = signed_rank(first, second, zeros, {}, side);
        if (!found->undefined_because.empty()) continue;
        RC_ASSERT(std::abs(found->value.p - enumerated_p(differences, zeros, side)) < 1e-12);
      }
  }));
}

TEST(SignedRank, TurnsWithThePairs) {
  EXPECT_TRUE(rc::check("swapping the answers turns the sign; shifting and stretching leave all alone", [] {
    const std::size_t pairs = generated_size(1, 20);
    Answers first = generated_answers(pairs, 5);
    Answers second = generated_answers(pairs, 5);
    const auto found = signed_rank(first, second, ZeroDifferences::ranked);
    const auto turned = signed_rank(second, first, ZeroDifferences::ranked);
    RC_ASSERT(found->undefined_because == turned->undefined_because);
    if (!is_defined(found->value.p)) return;
    RC_ASSERT(found->rank_biserial == -turned->rank_biserial);
    RC_ASSERT(found->value.p == turned->value.p);
    const bool reaches =
        is_defined(found->significant_from) && std::abs(found->rank_biserial) >= found->significant_from - 1e-12;
    RC_ASSERT(reaches == (found->value.p <= 0.05 + 1e-12));
    for (std::size_t i = 0; i < pairs; ++i) {
      first[i] = 3 * first[i] + static_cast<double>(i);
      second[i] = 3 * second[i] + static_cast<double>(i);
    }
    RC_ASSERT(signed_rank(first, second, ZeroDifferences::ranked)->value.p == found->value.p);
  }));
}

TEST(SignedRank, SamplesWhereEnumeratingWouldTakeTooLong) {
  const Answers first = {4, 5, 3, 2, 5, 4, 3, 5, 1, 4};
  const Answers second = {3, 3, 3, 4, 2, 4, 1, 4, 2, 2};
  const RankTestOptions sampling = {.exact_steps_max = 0, .samples = 20'000, .seed = {11}};
  const auto one =
      signed_rank(first, second, ZeroDifferences::dropped, sampling, Alternative::two_sided, Parallelism{1});
  const auto many =
      signed_rank(first, second, ZeroDifferences::dropped, sampling, Alternative::two_sided, Parallelism{3});
  EXPECT_EQ(one->value.method, PValueMethod::monte_carlo);
  EXPECT_EQ(one->value.p, many->value.p);
  EXPECT_EQ(one->value.seed.value, 11U);
  EXPECT_NEAR(one->value.p, 0.1875, 4 * one->value.standard_error());
}

}  // namespace
}  // namespace zubia
