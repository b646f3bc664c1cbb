#include "engine/optimisation/linear_programme.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stop_token>

#include "engine/base/seed.hpp"
#include "engine/optimisation/split_programme.hpp"

namespace zubia {
namespace {

/// Up to eleven things to take or leave, and how many of them are taken as a variable of its own.
LinearProgramme any_programme() {
  RandomStream random({*rc::gen::inRange<std::uint64_t>(1, 1'000'000)}, 7);
  LinearProgramme programme;
  const int variables = 1 + static_cast<int>(random.below(11));
  for (int variable = 0; variable < variables; ++variable)
    programme.add_variable(static_cast<double>(random.below(50)) - 5, 0, 1);
  programme.integer_count = variables;
  for (std::uint64_t row = random.below(7); row > 0; --row) {
    LinearRow one{{}, {}, -unlimited, unlimited};
    for (int variable = 0; variable < variables; ++variable) {
      if (random.below(3) == 0) continue;
      one.variables.push_back(variable);
      one.coefficients.push_back(random.below(4) == 0 ? -3.0 : 2.0);
    }
    if (random.below(4) == 0)
      one.least = static_cast<double>(random.below(5));
    else
      one.most = static_cast<double>(random.below(9));
    programme.rows.push_back(std::move(one));
  }
  return programme;
}

LinearProgramme with_count(LinearProgramme programme) {
  const int count = programme.add_variable(0, 0, programme.integer_count);
  LinearRow row{{count}, {-1}, 0, 0};
  for (int variable = 0; variable < programme.integer_count; ++variable) {
    row.variables.push_back(variable);
    row.coefficients.push_back(1);
  }
  programme.rows.push_back(std::move(row));
  programme.branched_first = {count};
  ++programme.integer_count;
  return programme;
}

/// The most gain of all ways to take or leave; −∞ where none keeps the rows.
double best_of_all(const LinearProgramme& programme) {
  double best = -std::numeric_limits<double>::infinity();
  for (unsigned taken = 0; taken < 1U << programme.gains.size(); ++taken) {
    const auto is_taken = [&](int variable) { return (taken >> static_cast<unsigned>(variable) & 1U) != 0; };
    const bool keeps = std::ranges::all_of(programme.rows, [&](const LinearRow& row) {
      double sum = 0;
      for (std::size_t at = 0; at < row.variables.size(); ++at)
        if (is_taken(row.variables[at])) sum += row.coefficients[at];
      return sum >= row.least && sum <= row.most;
    });
    if (!keeps) continue;
    double gain = 0;
    for (std::size_t variable = 0; variable < programme.gains.size(); ++variable)
      if (is_taken(static_cast<int>(variable))) gain += programme.gains[variable];
    best = std::max(best, gain);
  }
  return best;
}

TEST(RelaxedProgrammeLaws, EveryMethodFindsTheOptimum) {
  EXPECT_TRUE(rc::check("methods", [] {
    const LinearProgramme programme = any_programme();
    const LinearSolution by_dual = solve_relaxed(programme, SimplexMethod::dual);
    const LinearSolution by_primal = solve_relaxed(programme, SimplexMethod::primal);
    RC_ASSERT(by_primal.is_feasible == by_dual.is_feasible);
    RC_ASSERT(by_primal.is_optimal);
    if (by_primal.is_feasible) RC_ASSERT(std::abs(by_primal.gain - by_dual.gain) < 1e-5);
  }));
}

TEST(WholeProgrammeLaws, TheOptimumIsTheBestOfAllWays) {
  EXPECT_TRUE(rc::check("with a count that is branched on first, and without", [] {
    const LinearProgramme programme = any_programme();
    const double best = best_of_all(programme);
    for (const LinearProgramme& one : {programme, with_count(programme)}) {
      const LinearSolution found = solve_whole(one, 10'000, -unlimited);
      RC_ASSERT(found.is_optimal);
      RC_ASSERT(found.is_feasible == (best > -unlimited));
      if (!found.is_feasible) continue;
      RC_ASSERT(std::abs(found.gain - best) < 1e-6);
      RC_ASSERT(found.values.size() == one.gains.size());
    }
  }));
}

TEST(WholeProgrammeLaws, NothingIsToldThatIsNotBetterThanWhatIsKnown) {
  EXPECT_TRUE(rc::check("the gain to beat", [] {
    const LinearProgramme programme = any_programme();
    const double best = best_of_all(programme);
    if (best == -std::numeric_limits<double>::infinity()) return;
    const LinearSolution beaten = solve_whole(programme, 10'000, best - 1);
    RC_ASSERT(beaten.is_feasible && std::abs(beaten.gain - best) < 1e-6);
    const LinearSolution none = solve_whole(with_count(programme), 10'000, best);
    RC_ASSERT(none.is_optimal);
    RC_ASSERT(!none.is_feasible || none.gain <= best + 1e-6);
  }));
}

/// Counts of every other variable, and a share that the first half has to keep.
LinearProgramme with_share(LinearProgramme programme) {
  const int variables = programme.integer_count;
  for (const int part : {0, 1}) {
    const int count = programme.add_variable(0, 0, variables);
    LinearRow row{{count}, {-1}, 0, 0};
    for (int variable = part; variable < variables; variable += 2) {
      row.variables.push_back(variable);
      row.coefficients.push_back(1);
    }
    programme.rows.push_back(std::move(row));
    programme.branched_first.push_back(count);
    ++programme.integer_count;
  }
  programme.rows.push_back({programme.branched_first, {9, -11}, 0, unlimited});
  return programme;
}

TEST(SplitProgrammeLaws, TheOptimumIsTheSameAsWithoutSplitting) {
  EXPECT_TRUE(rc::check("counts and a share", [] {
    const LinearProgramme programme = with_share(any_programme());
    LinearProgramme plain = programme;
    plain.branched_first.clear();
    const LinearSolution expected = solve_whole(plain, 10'000, -unlimited);
    const LinearSolution found = solve_split(programme, 10'000, -unlimited);
    RC_ASSERT(found.is_optimal);
    RC_ASSERT(found.is_feasible == expected.is_feasible);
    if (!found.is_feasible) return;
    RC_ASSERT(std::abs(found.gain - expected.gain) < 1e-6);
    RC_ASSERT(std::abs(found.bound - expected.gain) < 1e-6);
    RC_ASSERT(!solve_split(programme, 10'000, expected.gain).is_feasible);
  }));
}

TEST(SplitProgrammeLaws, AnOptimumOfAllWaysIsFound) {
  EXPECT_TRUE(rc::check("one count", [] {
    const LinearProgramme programme = any_programme();
    const double best = best_of_all(programme);
    const LinearSolution found = solve_split(with_count(programme), 10'000, -unlimited);
    RC_ASSERT(found.is_optimal);
    RC_ASSERT(found.is_feasible == (best > -unlimited));
    if (found.is_feasible) RC_ASSERT(std::abs(found.gain - best) < 1e-6);
  }));
}

TEST(SplitProgramme, CancelledItProvesNothing) {
  LinearProgramme programme;
  programme.add_variable(5, 0, 1);
  programme.integer_count = 1;
  std::stop_source stopped;
  stopped.request_stop();
  const LinearSolution found = solve_split(with_count(programme), 10, 0, Progress({}, stopped.get_token()));
  EXPECT_FALSE(found.is_optimal);
  EXPECT_FALSE(found.is_feasible);
  EXPECT_GE(found.bound, 5);
}

TEST(SplitProgramme, ABoundHoldsWithoutNodes) {
  // Of every two neighbours in a circle of three one can be taken.
  LinearProgramme programme;
  for (int variable = 0; variable < 3; ++variable) programme.add_variable(2, 0, 1);
  programme.integer_count = 3;
  for (int variable = 0; variable < 3; ++variable)
    programme.rows.push_back({{variable, (variable + 1) % 3}, {1, 1}, -unlimited, 1});
  const LinearSolution found = solve_split(with_count(programme), 1, -unlimited);
  EXPECT_GE(found.bound, 2);
}

}  // namespace
}  // namespace zubia
