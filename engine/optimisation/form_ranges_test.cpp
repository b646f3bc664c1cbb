#include "engine/optimisation/form_ranges.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace zubia {
namespace {

TEST(FormRanges, AnImpossibleProgrammeHasNoRange) {
  LinearProgramme programme;
  programme.add_variable(0, 0, 1);
  programme.rows.push_back({{0}, {1}, 2, 3});
  EXPECT_FALSE(FormRanges(programme).most_of({{0}, {1}}).is_feasible);
}

TEST(FormRanges, WhatNothingLimitsIsInfinite) {
  LinearProgramme programme;
  programme.add_variable(0, 0, unlimited);
  programme.add_variable(0, 0, 4);
  programme.rows.push_back({{0, 1}, {1, -1}, -1, unlimited});
  FormRanges ranges(programme);
  EXPECT_EQ(ranges.most_of({{0}, {1}}).gain, std::numeric_limits<double>::infinity());
  EXPECT_NEAR(ranges.least_of({{0}, {1}}).gain, 0, 1e-9);
  EXPECT_NEAR(ranges.most_of({{1}, {2}}).gain, 8, 1e-9);
}

TEST(FormRanges, AreThoseOfProgrammesOfTheirOwn) {
  EXPECT_TRUE(rc::check("going on from the last form gives the optimum of each", [] {
    LinearProgramme programme;
    const int variables = *rc::gen::inRange(1, 7);
    for (int variable = 0; variable < variables; ++variable) programme.add_variable(0, 0, *rc::gen::inRange(1, 6));
    const int rows = *rc::gen::inRange(0, 5);
    for (int row = 0; row < rows; ++row) {
      LinearRow made{.least = -unlimited, .most = static_cast<double>(*rc::gen::inRange(0, 12))};
      for (int variable = 0; variable < variables; ++variable)
        if (*rc::gen::inRange(0, 2) == 1) {
          made.variables.push_back(variable);
          made.coefficients.push_back(*rc::gen::inRange(1, 4));
        }
      programme.rows.push_back(made);
    }
    FormRanges ranges(programme);
    for (int form = 0; form < 4; ++form) {
      LinearForm asked;
      for (int variable = 0; variable < variables; ++variable) {
        asked.variables.push_back(variable);
        asked.coefficients.push_back(*rc::gen::inRange(-3, 4));
      }
      LinearProgramme whole = programme;
      for (int variable = 0; variable < variables; ++variable)
        whole.gains[static_cast<std::size_t>(variable)] = asked.coefficients[static_cast<std::size_t>(variable)];
      RC_ASSERT(std::abs(ranges.most_of(asked).gain - solve_relaxed(whole).gain) < 1e-6);
      for (double& gain : whole.gains) gain = -gain;
      RC_ASSERT(std::abs(ranges.least_of(asked).gain + solve_relaxed(whole).gain) < 1e-6);
    }
  }));
}

}  // namespace
}  // namespace zubia
