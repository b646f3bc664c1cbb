#include "engine/statistics/kruskal_wallis.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/statistics/mann_whitney.hpp"
#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Groups = std::vector<std::vector<double>>;

const Groups perceived_effects = {{5, 4, 4, 3, 5}, {3, 3, 2, 4}, {2, 3, 2, 1, 3}};

TEST(KruskalWallis, RefusesAndLeavesUndefinedWhatCannotBeCompared) {
  const auto infinite = kruskal_wallis(Groups{{1}, {2, std::numeric_limits<double>::infinity()}});
  EXPECT_EQ(infinite.error().code, "infinite-answer");
  EXPECT_EQ(infinite.error().detail, "Group 2 has an infinite answer.");
  for (const Groups& groups : {Groups{}, Groups{{1, 2}}, Groups{{1, 2}, {}}, Groups{{1, 2}, {undefined}}}) {
    const auto found = kruskal_wallis(groups);
    EXPECT_EQ(found->undefined_because, "fewer-than-two-groups");
    EXPECT_FALSE(is_defined(found->value.p));
  }
  const auto equal = kruskal_wallis(Groups{{3, 3}, {3}, {3, 3, 3}});
  EXPECT_EQ(equal->undefined_because, "all-answers-equal");
  EXPECT_FALSE(is_defined(equal->h));
}

TEST(KruskalWallis, LeavesEmptyGroupsOut) {
  Groups with_empty = perceived_effects;
  with_empty.insert(with_empty.begin() + 1, {undefined, undefined});
  with_empty.emplace_back();
  const auto found = kruskal_wallis(with_empty);
  EXPECT_EQ(found->groups, 3U);
  EXPECT_EQ(found->left_out, 2U);
  EXPECT_EQ(found->value.p, kruskal_wallis(perceived_effects)->value.p);
}

TEST(KruskalWallis, TakesGroupsOfOne) {
  const auto found = kruskal_wallis(Groups{{1}, {2}, {3}});
  EXPECT_NEAR(found->h, 2, 1e-12);
  EXPECT_EQ(found->value.p, 1);
  EXPECT_FALSE(is_defined(found->significant_from));
}

/// Hollander & Wolfe (1973), 116: mucociliary efficiency; in the help of R's kruskal.test.
TEST(KruskalWallis, ReproducesHollanderAndWolfe) {
  const auto found = kruskal_wallis(Groups{{2.9, 3.0, 2.5, 2.6, 3.2}, {3.8, 2.7, 4.0, 2.4}, {2.8, 3.4, 3.7, 2.2, 2.0}});
  EXPECT_NEAR(found->h, 0.771428571428572, 1e-13);
  EXPECT_NEAR(found->asymptotic_p, 0.679964773578894, 1e-13);
}

/// H, χ² p and ε² by R; the exact p is 3,408 of the 252,252 ways to deal the answers, counted by R.
TEST(KruskalWallis, IsExactWithTies) {
  const auto found = kruskal_wallis(perceived_effects);
  EXPECT_NEAR(found->h, 7.56197183098592, 1e-12);
  EXPECT_NEAR(found->asymptotic_p, 0.0228002012685446, 1e-14);
  EXPECT_NEAR(found->epsilon_squared, 0.581690140845071, 1e-13);
  EXPECT_EQ(found->value.method, PValueMethod::exact);
  EXPECT_NEAR(found->value.p, 3408.0 / 252252.0, 1e-14);
}

TEST(KruskalWallis, SamplesWhereEnumeratingWouldTakeTooLong) {
  const RankTestOptions sampling = {.exact_steps_max = 0, .samples = 20'000, .seed = {5}};
  const auto one = kruskal_wallis(perceived_effects, sampling, Parallelism{1});
  const auto many = kruskal_wallis(perceived_effects, sampling, Parallelism{4});
  EXPECT_EQ(one->value.method, PValueMethod::monte_carlo);
  EXPECT_EQ(one->value.p, many->value.p);
  EXPECT_NEAR(one->value.p, 3408.0 / 252252.0, 4 * one->value.standard_error());
  const auto last = kruskal_wallis(perceived_effects, {.exact_steps_max = 0, .samples = 0});
  EXPECT_EQ(last->value.p, last->asymptotic_p);
}

/// By the definition: all ways to name the groups of the respondents.
double enumerated_p(const Groups& groups) {
  std::vector<double> all;
  std::vector<std::size_t> names;
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const double answer : groups[g]) {
      all.push_back(answer);
      names.push_back(g);
    }
  std::vector<double> ranks;
  for (const double one : all) {
    double rank = 0.5;
    for (const double other : all) rank += other < one ? 1 : other == one ? 0.5 : 0;
    ranks.push_back(rank);
  }
  const auto statistic = [&] {
    std::vector<double> sums(groups.size(), 0);
    for (std::size_t i = 0; i < all.size(); ++i) sums[names[i]] += ranks[i];
    double spread = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) spread += sums[g] * sums[g] / static_cast<double>(groups[g].size());
    return spread;
  };
  const double seen = statistic();
  double extreme = 0;
  double ways = 0;
  do {
    extreme += statistic() >= seen - 1e-9 ? 1 : 0;
    ++ways;
  } while (std::ranges::next_permutation(names).found);
  return extreme / ways;
}

TEST(KruskalWallis, AgreesWithAllWaysToDealTheAnswers) {
  EXPECT_TRUE(rc::check("the exact p is the share of all assignments with an H as large", [] {
    const Groups groups = {generated_answers(generated_size(1, 3), 4), generated_answers(generated_size(1, 3), 4),
                           generated_answers(generated_size(1, 3), 4)};
    // The enumeration above begins at the first order of the names, which is how they stand.
    const auto found = kruskal_wallis(groups);
    if (found->undefined_because.empty()) RC_ASSERT(std::abs(found->value.p - enumerated_p(groups)) < 1e-12);
  }));
}

TEST(KruskalWallis, OfTwoGroupsIsMannWhitney) {
  EXPECT_TRUE(rc::check("H of two groups has the p of a two-sided Mann–Whitney test", [] {
    const Groups groups = {generated_answers(generated_size(1, 8), 5), generated_answers(generated_size(1, 8), 5)};
    const auto whole = kruskal_wallis(groups);
    if (!whole->undefined_because.empty()) return;
    RC_ASSERT(std::abs(whole->value.p - mann_whitney(groups[0], groups[1])->value.p) < 1e-12);
  }));
}

TEST(KruskalWallis, KnowsTheOrderOfAnswersOnly) {
  EXPECT_TRUE(rc::check("naming groups otherwise and stretching answers leave all alone", [] {
    Groups groups;
    for (int g = 0; g < 3; ++g) groups.push_back(generated_answers(generated_size(1, 4), 4));
    const auto found = kruskal_wallis(groups);
    Groups other = {groups[2], groups[0], groups[1]};
    for (auto& group : other)
      for (double& answer : group) answer = -std::exp(-answer);
    const auto again = kruskal_wallis(other);
    RC_ASSERT(found->undefined_because == again->undefined_because);
    if (!found->undefined_because.empty()) return;
    RC_ASSERT(std::abs(found->h - again->h) < 1e-9);
    RC_ASSERT(std::abs(found->value.p - again->value.p) < 1e-12);
    RC_ASSERT(found->epsilon_squared >= 0 && found->epsilon_squared <= 1 + 1e-12);
    const bool reaches =
        is_defined(found->significant_from) && found->epsilon_squared >= found->significant_from - 1e-9;
    RC_ASSERT(reaches == (found->value.p <= 0.05 + 1e-12));
  }));
}

}  // namespace
}  // namespace zubia
