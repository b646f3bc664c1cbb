#include "engine/relatedness/proximity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

TEST(ProximityLaw, IsTheSmallerOfTheTwoChancesThatATerritoryThatHasOneHasTheOther) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence({.rows_max = 80, .columns_max = 12});
    const auto related = proximity(present, {1});
    const auto ubiquity = present.ubiquity();
    for (std::size_t i = 0; i < ubiquity.size(); ++i)
      for (std::size_t j = 0; j < ubiquity.size(); ++j) {
        double both = 0.0;
        for (std::size_t r = 0; r < present.territories().size(); ++r)
          both += present(r, i) && present(r, j) ? 1.0 : 0.0;
        const bool is_known = ubiquity[i] > 0 && ubiquity[j] > 0;
        const auto most = static_cast<double>(std::max(ubiquity[i], ubiquity[j]));
        RC_ASSERT(is_close(related(i, j), is_known ? both / most : undefined, 0.0));
      }
  }));
}

TEST(ProximityLaw, IsSymmetricBetweenZeroAndOneAndOneWithItself) {
  EXPECT_TRUE(rc::check([] {
    const auto related = proximity(any_presence(), {1});
    for (std::size_t i = 0; i < related.row_count(); ++i) {
      if (is_defined(related(i, i))) RC_ASSERT(related(i, i) == 1.0);
      for (std::size_t j = 0; j < i; ++j) {
        RC_ASSERT(is_close(related(i, j), related(j, i), 0.0));
        if (is_defined(related(i, j))) RC_ASSERT(is_within(related(i, j), 0.0, 1.0, 0.0));
      }
    }
  }));
}

TEST(ProximityLaw, IsOneOnlyForActivitiesOfTheSameTerritoriesAndZeroOnlyForThoseOfNoneTogether) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto related = proximity(present, {1});
    for (std::size_t i = 0; i < related.row_count(); ++i)
      for (std::size_t j = 0; j < related.row_count(); ++j) {
        if (!is_defined(related(i, j))) continue;
        bool is_same = true;
        bool is_apart = true;
        for (std::size_t r = 0; r < present.territories().size(); ++r) {
          is_same = is_same && present(r, i) == present(r, j);
          is_apart = is_apart && !(present(r, i) && present(r, j));
        }
        RC_ASSERT((related(i, j) == 1.0) == is_same);
        RC_ASSERT((related(i, j) == 0.0) == is_apart);
      }
  }));
}

TEST(ProximityLaw, DoesNotMindTheOrderOfTerritoriesNorEveryTerritoryTwiceAndFollowsThatOfActivities) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto related = proximity(present, {1});
    const auto columns = any_order(present.activities().size());
    const auto other = proximity(reordered(present, any_order(present.territories().size()), columns), {1});
    RC_ASSERT(are_close(other.values(), reordered(related, columns, columns).values(), 0.0));
    RC_ASSERT(are_close(proximity(doubled(present), {1}).values(), related.values(), 0.0));
  }));
}

TEST(ContinuousProximityLaw, IsSymmetricBetweenZeroAndOneAndOneWithItself) {
  EXPECT_TRUE(rc::check([] {
    const auto related = continuous_proximity(location_quotients(any_table()), {1});
    for (std::size_t i = 0; i < related.row_count(); ++i) {
      if (is_defined(related(i, i))) RC_ASSERT(is_close(related(i, i), 1.0, 1e-12));
      for (std::size_t j = 0; j < i; ++j) {
        RC_ASSERT(is_close(related(i, j), related(j, i), 0.0));
        if (is_defined(related(i, j))) RC_ASSERT(is_within(related(i, j), 0.0, 1.0, 0.0));
      }
    }
  }));
}

TEST(ContinuousProximityLaw, DoesNotMindScaleAndLevelOfAnActivityAndTurnsAroundWithItsSign) {
  EXPECT_TRUE(rc::check([] {
    const auto quotients = with_absences(any_complete_table({}, any_count()));
    auto changed = quotients;
    const double factor = *rc::gen::element(-4.0, -0.5, 2.0, 8.0);
    for (std::size_t r = 0; r < quotients.row_count(); ++r) changed(r, 0) = factor * quotients(r, 0) + 3.0;
    const auto related = continuous_proximity(quotients, {1});
    const auto other = continuous_proximity(changed, {1});
    for (std::size_t j = 1; j < quotients.column_count(); ++j)
      RC_ASSERT(is_close(other(0, j), factor > 0.0 ? related(0, j) : 1.0 - related(0, j)));
  }));
}

TEST(ContinuousProximityLaw, AnActivityThatDoesNotVaryHasNone) {
  EXPECT_TRUE(rc::check([] {
    auto quotients = any_complete_table({.rows_min = 3}, any_count());
    const double constant = any_factor();
    for (std::size_t r = 0; r < quotients.row_count(); ++r) quotients(r, 0) = constant;
    const auto related = continuous_proximity(quotients, {1});
    for (std::size_t j = 0; j < quotients.column_count(); ++j) RC_ASSERT(!is_defined(related(0, j)));
  }));
}

TEST(ContinuousProximityLaw, FollowsTheOrderOfActivities) {
  EXPECT_TRUE(rc::check([] {
    const auto quotients = with_absences(any_complete_table({}, any_count()));
    const auto columns = any_order(quotients.column_count());
    const auto other = continuous_proximity(reordered(quotients, any_order(quotients.row_count()), columns), {1});
    const auto expected = reordered(continuous_proximity(quotients, {1}), columns, columns);
    RC_ASSERT(are_close(other.values(), expected.values()));
  }));
}

}  // namespace
}  // namespace zubia
