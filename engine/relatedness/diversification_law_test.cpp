#include "engine/relatedness/diversification.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

/// Whole numbers, so that multiples of them stay in order and medians halfway.
struct Outlook {
  PresenceTable present;
  TerritoryActivityTable density;
  LabelledVector<Activity> complexity;
};

Outlook any_outlook() {
  auto present = any_presence();
  TerritoryActivityTable density(present.territories(), present.activities(),
                                 any_amounts(present.territories().size() * present.activities().size(), any_count()));
  LabelledVector<Activity> complexity{present.activities(), any_amounts(present.activities().size(), any_count())};
  if (any_chance(3)) complexity.values[any_place(complexity.values.size())] = undefined;
  return {std::move(present), with_absences(std::move(density)), std::move(complexity)};
}

bool is_related(const DiversificationOption& option) {
  return option.quadrant == DiversificationQuadrant::high_road || option.quadrant == DiversificationQuadrant::slow_road;
}
bool is_complex(const DiversificationOption& option) {
  return option.quadrant == DiversificationQuadrant::high_road || option.quadrant == DiversificationQuadrant::casino;
}

TEST(DiversificationLaw, TheOptionsAreWhatTheTerritoryLacksAndBothFiguresAreKnownOf) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, density, complexity] = any_outlook();
    for (std::size_t r = 0; r < present.territories().size(); ++r) {
      std::vector<Activity> expected;
      for (std::size_t i = 0; i < present.activities().size(); ++i)
        if (!present(r, i) && is_defined(density(r, i)) && is_defined(complexity.values[i]))
          expected.push_back(present.activities()[i]);
      std::vector<Activity> found;
      for (const auto& option : diversification_options(present, r, density, complexity))
        found.push_back(option.activity);
      RC_ASSERT(found == expected);
    }
  }));
}

TEST(DiversificationLaw, HighIsAtLeastTheCutSoAtLeastHalfOfTheOptionsAreAndAtMostHalfAreNot) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, density, complexity] = any_outlook();
    const auto options = diversification_options(present, 0, density, complexity);
    const auto related = std::ranges::count_if(options, is_related);
    const auto complex = std::ranges::count_if(options, is_complex);
    RC_ASSERT(2 * static_cast<std::size_t>(related) >= options.size());
    RC_ASSERT(2 * static_cast<std::size_t>(complex) >= options.size());
    for (const auto& a : options)
      for (const auto& b : options) {
        if (a.relatedness_density <= b.relatedness_density) RC_ASSERT(is_related(b) || !is_related(a));
        if (a.complexity <= b.complexity) RC_ASSERT(is_complex(b) || !is_complex(a));
      }
    const auto given = diversification_options(present, 0, density, complexity, {20.0, 30.0});
    for (const auto& option : given) {
      RC_ASSERT(is_related(option) == (option.relatedness_density >= 20.0));
      RC_ASSERT(is_complex(option) == (option.complexity >= 30.0));
    }
  }));
}

TEST(DiversificationLaw, ScaleAndLevelOfComplexityMoveNothingAcrossAMedian) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, density, complexity] = any_outlook();
    auto changed = complexity;
    for (double& score : changed.values) score = 4.0 * score - 50.0;
    const auto options = diversification_options(present, 0, density, complexity);
    const auto other = diversification_options(present, 0, scaled(density, 0.5), changed);
    RC_ASSERT(
        std::ranges::equal(options, other, {}, &DiversificationOption::quadrant, &DiversificationOption::quadrant));
  }));
}

TEST(EntriesAndExitsLaw, LeadFromOnePeriodToTheOtherAndBackAgainWithTheirNamesExchanged) {
  EXPECT_TRUE(rc::check([] {
    const auto before = any_presence();
    PresenceTable after = before;
    for (std::size_t change = 0; change < 6; ++change) {
      const std::size_t r = any_place(before.territories().size());
      const std::size_t i = any_place(before.activities().size());
      after.set(r, i, !after(r, i));
    }
    const auto changes = entries_and_exits(before, after);
    const auto back = entries_and_exits(after, before);
    RC_ASSERT(entries_and_exits(before, before)->empty());
    RC_ASSERT(changes->size() == back->size());
    PresenceTable moved = before;
    for (std::size_t k = 0; k < changes->size(); ++k) {
      const EntryOrExit& change = (*changes)[k];
      RC_ASSERT((*back)[k].activity == change.activity && (*back)[k].territory == change.territory);
      RC_ASSERT((*back)[k].change != change.change);
      const std::size_t r = *before.territories().find(change.territory);
      const std::size_t i = *before.activities().find(change.activity);
      RC_ASSERT(moved(r, i) == (change.change == Change::exit));
      moved.set(r, i, !moved(r, i));
    }
    RC_ASSERT(moved == after);
  }));
}

}  // namespace
}  // namespace zubia
