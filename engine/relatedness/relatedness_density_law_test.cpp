#include "engine/relatedness/relatedness_density.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

ProximityDiagonal any_diagonal() { return *rc::gen::element(ProximityDiagonal::zero, ProximityDiagonal::one); }

/// The sums are of up to a few hundred proximities, added in an order that depends on how many there are.
constexpr double rounding = 1e-12;

TEST(RelatednessDensityLaw, IsTheShareOfProximityThatTheTerritoryHolds) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence({.columns_max = 40});
    const auto related = any_proximity(present.activities());
    const auto diagonal = any_diagonal();
    const auto density = relatedness_density(present, related, diagonal, {1});
    for (std::size_t r = 0; r < density.row_count(); ++r)
      for (std::size_t i = 0; i < density.column_count(); ++i) {
        double held = 0.0;
        double all = 0.0;
        for (std::size_t j = 0; j < density.column_count(); ++j) {
          const double own = diagonal == ProximityDiagonal::one ? 1.0 : 0.0;
          const double weight = i == j ? own : (is_defined(related(i, j)) ? related(i, j) : 0.0);
          all += weight;
          held += present(r, j) ? weight : 0.0;
        }
        RC_ASSERT(is_close(density(r, i), all > 0.0 ? held / all : undefined, 1e-12));
      }
  }));
}

TEST(RelatednessDensityLaw, LiesBetweenThatOfATerritoryWithNothingAndThatOfOneWithEverything) {
  EXPECT_TRUE(rc::check([] {
    const auto some = any_presence();
    const auto related = any_proximity(some.activities());
    PresenceTable present(numbered_labels<Territory>("C", 3), some.activities());
    for (std::size_t i = 0; i < some.activities().size(); ++i) {
      present.set(1, i, some(0, i));
      present.set(2, i);
    }
    const auto density = relatedness_density(present, related, any_diagonal(), {1});
    for (std::size_t i = 0; i < density.column_count(); ++i) {
      RC_ASSERT(is_defined(density(0, i)) == is_defined(density(2, i)));
      if (!is_defined(density(0, i))) continue;
      RC_ASSERT(density(0, i) == 0.0);
      RC_ASSERT(is_within(density(1, i), 0.0, 1.0));
      RC_ASSERT(is_close(density(2, i), 1.0, 1e-12));
    }
  }));
}

TEST(RelatednessDensityLaw, WithoutTheDiagonalHavingTheActivityItselfMakesNoDifference) {
  EXPECT_TRUE(rc::check([] {
    auto present = any_presence();
    const auto related = any_proximity(present.activities());
    const std::size_t r = any_place(present.territories().size());
    const std::size_t i = any_place(present.activities().size());
    const auto before = relatedness_density(present, related, ProximityDiagonal::zero, {1});
    present.set(r, i, !present(r, i));
    const auto after = relatedness_density(present, related, ProximityDiagonal::zero, {1});
    RC_ASSERT(is_close(before(r, i), after(r, i), rounding));
  }));
}

TEST(RelatednessDensityLaw, OneMoreActivityNeverLowersTheDensityOfAnyAndAddsItsShare) {
  EXPECT_TRUE(rc::check([] {
    auto present = any_presence();
    const auto related = any_proximity(present.activities());
    const auto diagonal = any_diagonal();
    const std::size_t i = any_place(present.activities().size());
    present.set(0, i, false);
    const auto before = relatedness_density(present, related, diagonal, {1});
    present.set(0, i);
    const auto after = relatedness_density(present, related, diagonal, {1});
    for (std::size_t j = 0; j < before.column_count(); ++j) {
      RC_ASSERT(is_defined(before(0, j)) == is_defined(after(0, j)));
      if (!is_defined(before(0, j))) continue;
      RC_ASSERT(after(0, j) >= before(0, j) - rounding);
      if (i != j && is_defined(related(i, j)) && related(i, j) > 1e-3) RC_ASSERT(after(0, j) > before(0, j));
    }
  }));
}

TEST(RelatednessDensityLaw, WhatATerritoryHasAndWhatItLacksAddUpToOne) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    PresenceTable complement = present;
    for (std::size_t r = 0; r < present.territories().size(); ++r)
      for (std::size_t i = 0; i < present.activities().size(); ++i) complement.set(r, i, !present(r, i));
    const auto related = any_proximity(present.activities());
    const auto diagonal = any_diagonal();
    const auto has = relatedness_density(present, related, diagonal, {1});
    const auto lacks = relatedness_density(complement, related, diagonal, {1});
    for (std::size_t cell = 0; cell < has.values().size(); ++cell)
      RC_ASSERT(
          is_close(has.values()[cell] + lacks.values()[cell], is_defined(has.values()[cell]) ? 1.0 : undefined, 1e-12));
  }));
}

TEST(RelatednessDensityLaw, WithoutTheDiagonalItDoesNotMindTheScaleOfProximity) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto related = any_proximity(present.activities());
    auto larger = related;
    for (double& value : larger.values()) value *= 37.0;
    RC_ASSERT(are_close(relatedness_density(present, related, ProximityDiagonal::zero, {1}).values(),
                        relatedness_density(present, larger, ProximityDiagonal::zero, {1}).values(), 1e-12));
  }));
}

TEST(RelatednessDensityLaw, FollowsTheOrderOfTheTable) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto related = any_proximity(present.activities());
    const auto rows = any_order(present.territories().size());
    const auto columns = any_order(present.activities().size());
    const auto diagonal = any_diagonal();
    const auto other =
        relatedness_density(reordered(present, rows, columns), reordered(related, columns, columns), diagonal, {1});
    const auto expected = reordered(relatedness_density(present, related, diagonal, {1}), rows, columns);
    RC_ASSERT(are_close(other.values(), expected.values(), 1e-12));
  }));
}

}  // namespace
}  // namespace zubia
