#include "engine/optimisation/sifted_programme.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/base/seed.hpp"
#include "engine/optimisation/row_prices.hpp"

namespace zubia {
namespace {

/// Who may take how much of several things, with a minimum here and there, some of it impossible.
LinearProgramme any_programme() {
  RandomStream random({*rc::gen::inRange<std::uint64_t>(1, 1'000'000)}, 3);
  LinearProgramme programme;
  const int variables = 1 + static_cast<int>(random.below(30));
  for (int variable = 0; variable < variables; ++variable)
    programme.add_variable(static_cast<double>(random.below(50)) - 5, random.below(12) == 0 ? 1 : 0,
                           random.below(12) == 0 ? 1 : 1 + static_cast<double>(random.below(2)));
  for (std::uint64_t row = random.below(8); row > 0; --row) {
    LinearRow one{{}, {}, -1e30, 1e30};
    for (int variable = 0; variable < variables; ++variable) {
      if (random.below(3) != 0) continue;
      one.variables.push_back(variable);
      one.coefficients.push_back(random.below(5) == 0 ? -0.5 : 1.0);
    }
    if (random.below(4) == 0)
      one.least = static_cast<double>(random.below(4));
    else
      one.most = static_cast<double>(random.below(6));
    programme.rows.push_back(std::move(one));
  }
  return programme;
}

TEST(SiftedProgramme, WithoutRowsEveryVariableIsWhereItsGainWantsIt) {
  LinearProgramme programme;
  programme.add_variable(3, 0, 2);
  programme.add_variable(-4, -1, 1);
  const LinearSolution solution = solve_sifted(programme);
  EXPECT_TRUE(solution.is_optimal);
  EXPECT_NEAR(solution.bound, 10, 1e-9);
}

TEST(SiftedProgramme, WhatCannotBeIsToldSo) {
  LinearProgramme programme;
  programme.add_variable(3, 0, 1);
  programme.rows.push_back({{0}, {1.0}, 2, 1e30});
  EXPECT_FALSE(solve_sifted(programme).is_feasible);
}

TEST(SiftedProgrammeLaws, TheOptimumIsThatOfTheSimplexMethodAlone) {
  EXPECT_TRUE(rc::check("sifting", [] {
    const LinearProgramme programme = any_programme();
    const LinearSolution plain = solve_relaxed(programme);
    const LinearSolution sifted = solve_sifted(programme);
    RC_ASSERT(sifted.is_feasible == plain.is_feasible);
    if (!plain.is_feasible) return;
    RC_ASSERT(std::abs(sifted.gain - plain.gain) < 1e-5);
    RC_ASSERT(std::abs(sifted.bound - plain.gain) < 1e-5);
    for (std::size_t variable = 0; variable < sifted.values.size(); ++variable) {
      RC_ASSERT(sifted.values[variable] > programme.least[variable] - 1e-6);
      RC_ASSERT(sifted.values[variable] < programme.most[variable] + 1e-6);
    }
  }));
}

TEST(RowPricesLaws, EveryPriceIsABoundAndStepsNeverRaiseIt) {
  EXPECT_TRUE(rc::check("prices", [] {
    const LinearProgramme programme = any_programme();
    const LinearSolution plain = solve_relaxed(programme);
    if (!plain.is_feasible) return;
    RowPrices prices(programme);
    std::vector<double> some(programme.rows.size());
    for (double& price : some) price = *rc::gen::inRange(-30, 30) / 2.0;
    const double first = prices.set(some);
    RC_ASSERT(first > plain.gain - 1e-6);
    const double later = prices.lower(50);
    RC_ASSERT(later <= first);
    RC_ASSERT(later > plain.gain - 1e-6);
  }));
}

}  // namespace
}  // namespace zubia
