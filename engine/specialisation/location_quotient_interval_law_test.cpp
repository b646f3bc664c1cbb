#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/location_quotient_interval.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

constexpr GeneratedTableOptions small = {.rows_max = 5, .columns_max = 5};

bool are_same(const TerritoryActivityTable& a, const TerritoryActivityTable& b) {
  return are_close(a.values(), b.values(), 0.0);
}

TEST(LocationQuotientIntervalLaw, TheLowEndIsNeverAboveTheHighOneAndWhatHasNoQuotientHasNoInterval) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table(small);
    const auto quotients = location_quotients(employment);
    const auto interval = location_quotient_intervals(employment, {.samples = 20}, {}, {1});
    for (std::size_t cell = 0; cell < quotients.values().size(); ++cell) {
      const double low = interval->low.values()[cell];
      const double high = interval->high.values()[cell];
      RC_ASSERT(is_defined(low) == is_defined(high));
      if (!is_defined(low)) continue;
      RC_ASSERT(is_defined(quotients.values()[cell]));
      RC_ASSERT(0.0 <= low && low <= high);
      if (employment.values()[cell] == 0.0) RC_ASSERT(high == 0.0);
    }
  }));
}

TEST(LocationQuotientIntervalLaw, MoreConfidenceIsAWiderIntervalAroundTheNarrowerOne) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table(small);
    const auto narrow = location_quotient_intervals(employment, {.samples = 20, .confidence = 0.5}, {}, {1});
    const auto wide = location_quotient_intervals(employment, {.samples = 20, .confidence = 0.9}, {}, {1});
    for (std::size_t cell = 0; cell < employment.values().size(); ++cell) {
      RC_ASSERT(is_defined(narrow->low.values()[cell]) == is_defined(wide->low.values()[cell]));
      if (!is_defined(narrow->low.values()[cell])) continue;
      RC_ASSERT(wide->low.values()[cell] <= narrow->low.values()[cell]);
      RC_ASSERT(wide->high.values()[cell] >= narrow->high.values()[cell]);
    }
  }));
}

TEST(LocationQuotientIntervalLaw, CountingJobsInUnitsChangesNothingIfTheUnitIsSaid) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table(small);
    const double unit = std::exp2(any_from(-8, 9));
    const auto one = location_quotient_intervals(employment, {.samples = 10}, {}, {1});
    const auto other =
        location_quotient_intervals(scaled(employment, unit), {.samples = 10, .jobs_per_unit = unit}, {}, {1});
    RC_ASSERT(are_same(one->low, other->low));
    RC_ASSERT(are_same(one->high, other->high));
  }));
}

}  // namespace
}  // namespace zubia
