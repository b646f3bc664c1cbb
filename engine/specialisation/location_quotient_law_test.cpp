#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/totals.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

TEST(TotalsLaw, TheSumsByTerritoryAndByActivityAddUpToTheSameTotal) {
  EXPECT_TRUE(rc::check([] {
    const Totals totals = totals_of(any_table());
    const auto sum = [](const std::vector<double>& sums) { return std::accumulate(sums.begin(), sums.end(), 0.0); };
    RC_ASSERT(is_close(sum(totals.territories), totals.all));
    RC_ASSERT(is_close(sum(totals.activities), totals.all));
  }));
}

TEST(TotalsLaw, TheKnownSharesOfATerritoryAddUpToOneAndAnUnknownCellHasNone) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const Totals totals = totals_of(employment);
    const auto shares = activity_shares(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      double sum = 0.0;
      for (std::size_t i = 0; i < employment.column_count(); ++i) {
        RC_ASSERT(is_defined(shares(r, i)) == (totals.territories[r] > 0.0 && is_defined(employment(r, i))));
        if (is_defined(shares(r, i))) sum += shares(r, i);
      }
      if (totals.territories[r] > 0.0) RC_ASSERT(is_close(sum, 1.0));
    }
  }));
}

TEST(LocationQuotientLaw, ScalingAllAmountsChangesNoQuotient) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto of_scaled = location_quotients(scaled(employment, any_factor()));
    RC_ASSERT(are_close(of_scaled.values(), location_quotients(employment).values()));
  }));
}

TEST(LocationQuotientLaw, ReorderingTheTableReordersTheQuotients) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto rows = any_order(employment.row_count());
    const auto columns = any_order(employment.column_count());
    const auto one = location_quotients(reordered(employment, rows, columns));
    const auto other = reordered(location_quotients(employment), rows, columns);
    RC_ASSERT(one.rows() == other.rows());
    RC_ASSERT(are_close(one.values(), other.values()));
  }));
}

TEST(LocationQuotientLaw, WeightedByTheSharesOfTheAreaTheQuotientsOfATerritoryAddUpToOne) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto quotients = location_quotients(employment);
    const Totals totals = totals_of(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      if (!(totals.territories[r] > 0.0)) continue;
      double sum = 0.0;
      for (std::size_t i = 0; i < employment.column_count(); ++i)
        if (is_defined(quotients(r, i))) sum += quotients(r, i) * totals.activities[i] / totals.all;
      RC_ASSERT(is_close(sum, 1.0));
    }
  }));
}

TEST(LocationQuotientLaw, WeightedByTheSizesOfTheTerritoriesTheQuotientsOfAnActivityAddUpToOne) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto quotients = location_quotients(employment);
    const Totals totals = totals_of(employment);
    for (std::size_t i = 0; i < employment.column_count(); ++i) {
      if (!(totals.activities[i] > 0.0)) continue;
      double sum = 0.0;
      for (std::size_t r = 0; r < employment.row_count(); ++r)
        if (is_defined(quotients(r, i))) sum += quotients(r, i) * totals.territories[r] / totals.all;
      RC_ASSERT(is_close(sum, 1.0));
    }
  }));
}

TEST(LocationQuotientLaw, ATerritoryCutIntoTwoOfItsStructureKeepsItsQuotientsInBoth) {
  EXPECT_TRUE(rc::check([] {
    const auto whole = any_table();
    const double share = 0.01 * any_from(1, 100);
    const std::size_t cut = any_place(whole.row_count());
    TerritoryActivityTable parts(numbered_labels<Territory>("T", whole.row_count() + 1), whole.columns());
    for (std::size_t r = 0; r < parts.row_count(); ++r)
      for (std::size_t i = 0; i < parts.column_count(); ++i) {
        const bool is_rest = r == whole.row_count();
        const double factor = is_rest ? 1.0 - share : (r == cut ? share : 1.0);
        parts(r, i) = whole(is_rest ? cut : r, i) * factor;
      }
    const auto of_whole = location_quotients(whole);
    const auto of_parts = location_quotients(parts);
    for (std::size_t r = 0; r < parts.row_count(); ++r)
      RC_ASSERT(are_close(of_parts.row(r), of_whole.row(r == whole.row_count() ? cut : r)));
  }));
}

TEST(LocationQuotientLaw, TerritoriesOfOneStructureHaveQuotientsOfOne) {
  EXPECT_TRUE(rc::check([] {
    const auto structure = any_positive_amounts(5);
    TerritoryActivityTable employment(numbered_labels<Territory>("T", 4), numbered_labels<Activity>("A", 5));
    for (std::size_t r = 0; r < 4; ++r) {
      const double size = any_factor();
      for (std::size_t i = 0; i < 5; ++i) employment(r, i) = size * structure[i];
    }
    const auto quotients = location_quotients(employment);
    for (std::size_t r = 0; r < 4; ++r)
      for (std::size_t i = 0; i < 5; ++i)
        RC_ASSERT(is_close(quotients(r, i), structure[i] > 0.0 ? 1.0 : undefined, 1e-13));
  }));
}

TEST(LocationQuotientLaw, TheQuotientOfTwoActivitiesTogetherIsTheirMeanWeightedByTheArea) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table();
    const auto [one, other] = any_pair(employment.column_count());
    const Totals totals = totals_of(employment);
    const double together = totals.activities[one] + totals.activities[other];
    const auto quotients = location_quotients(employment);
    const auto merged = location_quotients(with_activities_merged(employment, one, other));
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      double mean = totals.territories[r] > 0.0 && together > 0.0 ? 0.0 : undefined;
      for (const std::size_t i : {one, other})
        if (totals.activities[i] > 0.0) mean += quotients(r, i) * (totals.activities[i] / together);
      RC_ASSERT(is_close(merged(r, one < other ? one : one - 1), mean));
    }
  }));
}

TEST(LocationQuotientLaw, OnlyAnAmountOfZeroHasAQuotientOfZeroAndAnUnknownOneHasNone) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const Totals totals = totals_of(employment);
    const auto quotients = location_quotients(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r)
      for (std::size_t i = 0; i < employment.column_count(); ++i) {
        RC_ASSERT(is_defined(quotients(r, i)) ==
                  (is_defined(employment(r, i)) && totals.territories[r] > 0.0 && totals.activities[i] > 0.0));
        if (is_defined(quotients(r, i))) RC_ASSERT((quotients(r, i) == 0.0) == (employment(r, i) == 0.0));
      }
  }));
}

TEST(SymmetricLocationQuotientLaw, LiesBetweenMinusOneAndOneInTheOrderOfTheQuotients) {
  EXPECT_TRUE(rc::check([] {
    const auto quotients = location_quotients(any_table());
    const auto symmetric = symmetric_location_quotients(quotients);
    for (std::size_t a = 0; a < quotients.values().size(); ++a) {
      const double q = quotients.values()[a];
      RC_ASSERT(is_defined(symmetric.values()[a]) == is_defined(q));
      if (!is_defined(q)) continue;
      RC_ASSERT(is_within(symmetric.values()[a], -1.0, 1.0, 0.0));
      for (std::size_t b = 0; b < a; ++b)
        if (quotients.values()[b] <= q) RC_ASSERT(symmetric.values()[b] <= symmetric.values()[a]);
    }
  }));
}

TEST(SymmetricLocationQuotientLaw, HalfAsMuchCountsDownAsTwiceAsMuchCountsUp) {
  EXPECT_TRUE(rc::check([] {
    const double quotient = any_factor();
    const auto symmetric = symmetric_location_quotients(table({{quotient, 1.0 / quotient}}));
    RC_ASSERT(is_close(symmetric(0, 0), -symmetric(0, 1), 1e-12));
  }));
}

}  // namespace
}  // namespace zubia
