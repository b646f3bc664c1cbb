#include "engine/relatedness/presence.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/relatedness/presence_network.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/totals.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

SparseTerritoryActivityTable sparse(const TerritoryActivityTable& dense) {
  SparseTerritoryActivityTable result{dense.rows(), dense.columns(), {0}, {}, {}};
  for (std::size_t r = 0; r < dense.row_count(); ++r) {
    for (std::size_t i = 0; i < dense.column_count(); ++i) {
      if (dense(r, i) == 0.0) continue;
      result.column_places.push_back(static_cast<std::uint32_t>(i));
      result.values.push_back(dense(r, i));
    }
    result.row_starts.push_back(result.values.size());
  }
  return result;
}

TEST(PresenceLaw, IsWhatWholeNumbersSayAndAQuotientOfExactlyOneNeverFallsToRounding) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table({}, any_count());
    const Totals totals = totals_of(employment);
    const auto present = presence(location_quotients(employment));
    for (std::size_t r = 0; r < employment.row_count(); ++r)
      for (std::size_t i = 0; i < employment.column_count(); ++i) {
        const bool is_empty = totals.territories[r] == 0.0 || totals.activities[i] == 0.0;
        const bool reaches = employment(r, i) * totals.all >= totals.territories[r] * totals.activities[i];
        RC_ASSERT(present(r, i) == (!is_empty && reaches));
      }
  }));
}

TEST(PresenceLaw, OfASparseTableIsThatOfTheDenseOne) {
  EXPECT_TRUE(rc::check([] {
    // Amounts of any size, or so few that many quotients are exactly the threshold.
    const auto few = rc::gen::element(0.0, 1.0, 2.0);
    const auto employment = any_complete_table({}, *rc::gen::arbitrary<bool>() ? any_amount() : few);
    const double threshold = 0.25 * any_from(1, 9);
    RC_ASSERT(presence(sparse(employment), threshold) == presence(location_quotients(employment), threshold));
  }));
}

TEST(PresenceLaw, AHigherThresholdOnlyTakesActivitiesAwayAndAnUnknownQuotientIsNeverPresence) {
  EXPECT_TRUE(rc::check([] {
    const auto quotients = location_quotients(any_table());
    const double threshold = 0.25 * any_from(0, 9);
    const auto loose = presence(quotients, threshold);
    const auto strict = presence(quotients, threshold + 0.5);
    for (std::size_t r = 0; r < quotients.row_count(); ++r)
      for (std::size_t i = 0; i < quotients.column_count(); ++i) {
        RC_ASSERT(loose(r, i) || !strict(r, i));
        if (!is_defined(quotients(r, i))) RC_ASSERT(!loose(r, i));
      }
  }));
}

TEST(PresenceLaw, EveryTerritoryWithJobsHasAnActivityAndEveryActivityWithJobsATerritory) {
  // Weighted means of quotients are 1, so one of them reaches it. Small counts, so that rounding takes none below.
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table({}, any_count());
    const Totals totals = totals_of(employment);
    const auto present = presence(location_quotients(employment));
    const auto diversity = present.diversity();
    const auto ubiquity = present.ubiquity();
    for (std::size_t r = 0; r < diversity.size(); ++r) RC_ASSERT((diversity[r] > 0) == (totals.territories[r] > 0.0));
    for (std::size_t i = 0; i < ubiquity.size(); ++i) RC_ASSERT((ubiquity[i] > 0) == (totals.activities[i] > 0.0));
  }));
}

TEST(PresenceLaw, DiversitiesUbiquitiesListsAndTurnedBitsCountTheSameCells) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence({.rows_min = 1, .rows_max = 70, .columns_min = 1, .columns_max = 70});
    const auto diversity = present.diversity();
    const auto ubiquity = present.ubiquity();
    const auto bits = present.by_activity();
    std::vector<std::size_t> columns(ubiquity.size(), 0);
    for (std::size_t r = 0; r < diversity.size(); ++r) {
      std::vector<std::uint32_t> held;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_there = present(r, i);
        RC_ASSERT(((bits[i * present.territory_words() + r / 64] >> (r % 64) & 1U) != 0) == is_there);
        if (!is_there) continue;
        held.push_back(static_cast<std::uint32_t>(i));
        ++columns[i];
      }
      RC_ASSERT(held.size() == diversity[r]);
      RC_ASSERT(std::ranges::equal(held, present.lists().of(r)));
    }
    RC_ASSERT(columns == ubiquity);
  }));
}

TEST(PresenceNetworkLaw, HasAsManyComponentsAsMergingNeighboursLeaves) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    // Every territory starts alone; those that share an activity take the smaller number until nothing changes.
    std::vector<std::size_t> part(present.territories().size());
    std::iota(part.begin(), part.end(), std::size_t{0});
    for (bool is_changed = true; is_changed;) {
      is_changed = false;
      for (std::size_t i = 0; i < present.activities().size(); ++i)
        for (std::size_t r = 0; r < part.size(); ++r)
          for (std::size_t q = 0; q < part.size(); ++q)
            if (present(r, i) && present(q, i) && part[r] < part[q]) {
              part[q] = part[r];
              is_changed = true;
            }
    }
    std::vector<std::size_t> parts;
    for (std::size_t r = 0; r < part.size(); ++r)
      if (present.diversity()[r] > 0 && std::ranges::find(parts, part[r]) == parts.end()) parts.push_back(part[r]);
    RC_ASSERT(PresenceNetwork(present).components() == parts.size());
    RC_ASSERT(PresenceNetwork(turned(present)).components() == parts.size());
  }));
}

}  // namespace
}  // namespace zubia
