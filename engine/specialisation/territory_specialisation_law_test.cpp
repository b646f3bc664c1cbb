#include "engine/specialisation/territory_specialisation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/totals.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

/// Every measure of a territory, in one list.
std::vector<double> measures_of(const TerritorySpecialisation& line) {
  return {line.herfindahl,
          line.herfindahl_normalised,
          line.equivalent_number,
          line.krugman,
          line.hoover,
          line.gini,
          line.hachman,
          line.entropy,
          line.theil};
}

/// Krugman's index between the structures of two territories.
double krugman_between(const TerritoryActivityTable& employment, std::size_t one, std::size_t other) {
  std::vector<std::size_t> columns(employment.column_count());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  return krugman_against_others(reordered(employment, {one, other}, columns)).values[0];
}

TEST(TerritorySpecialisationLaw, ScalingAllAmountsChangesNoMeasure) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto lines = territory_specialisation(employment);
    const auto of_scaled = territory_specialisation(scaled(employment, any_factor()));
    for (std::size_t r = 0; r < employment.row_count(); ++r)
      RC_ASSERT(are_close(measures_of((*lines)[r]), measures_of((*of_scaled)[r])));
  }));
}

TEST(TerritorySpecialisationLaw, ReorderingTheTableReordersTheMeasures) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto rows = any_order(employment.row_count());
    const auto other = reordered(employment, rows, any_order(employment.column_count()));
    const auto lines = territory_specialisation(employment);
    const auto of_other = territory_specialisation(other);
    const auto against = krugman_against_others(employment);
    const auto other_against = krugman_against_others(other);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      RC_ASSERT((*of_other)[r].territory == (*lines)[rows[r]].territory);
      RC_ASSERT(are_close(measures_of((*of_other)[r]), measures_of((*lines)[rows[r]])));
      RC_ASSERT(is_close(other_against.values[r], against.values[rows[r]]));
    }
  }));
}

TEST(TerritorySpecialisationLaw, EveryMeasureKeepsItsBoundsAndAnEmptyTerritoryHasNone) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto lines = territory_specialisation(employment);
    const auto parts = static_cast<double>(employment.column_count());
    for (const TerritorySpecialisation& line : *lines) {
      if (!(line.employment > 0.0)) {
        for (const double measure : measures_of(line)) RC_ASSERT(!is_defined(measure));
        continue;
      }
      RC_ASSERT(is_within(line.herfindahl, 1.0 / parts, 1.0));
      RC_ASSERT(is_within(line.krugman, 0.0, 2.0));
      RC_ASSERT(line.hoover == 0.5 * line.krugman);
      RC_ASSERT(is_within(line.gini, 0.0, 1.0));
      RC_ASSERT(is_within(line.hachman, 0.0, 1.0) && line.hachman > 0.0);
      RC_ASSERT(is_within(line.entropy, 0.0, std::log2(parts), 1e-9));
      RC_ASSERT(is_within(line.theil, 0.0, std::log(parts), 1e-9));
    }
  }));
}

TEST(TerritorySpecialisationLaw, ATerritoryWithTheStructureOfTheAreaIsNotSpecialised) {
  EXPECT_TRUE(rc::check([] {
    const auto structure = any_positive_amounts(6);
    TerritoryActivityTable employment(numbered_labels<Territory>("T", 3), numbered_labels<Activity>("A", 6));
    for (std::size_t r = 0; r < 3; ++r) {
      const double size = any_factor();
      for (std::size_t i = 0; i < 6; ++i) employment(r, i) = size * structure[i];
    }
    const auto lines = territory_specialisation(employment);
    const auto against = krugman_against_others(employment);
    for (std::size_t r = 0; r < 3; ++r) {
      RC_ASSERT(is_close((*lines)[r].krugman, 0.0, 1e-12));
      RC_ASSERT(is_close(against.values[r], 0.0, 1e-12));
      RC_ASSERT(is_close((*lines)[r].gini, 0.0));
      RC_ASSERT(is_close((*lines)[r].hachman, 1.0, 1e-12));
    }
  }));
}

TEST(KrugmanLaw, IsTheSumOfTheSharesOfTheAreaTimesTheDistancesOfTheQuotientsFromOne) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table();
    const Totals totals = totals_of(employment);
    const auto quotients = location_quotients(employment);
    const auto index = krugman(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      double expected = totals.territories[r] > 0.0 ? 0.0 : undefined;
      for (std::size_t i = 0; i < employment.column_count(); ++i)
        if (totals.activities[i] > 0.0) expected += std::abs(quotients(r, i) - 1.0) * totals.activities[i] / totals.all;
      RC_ASSERT(is_close(index.values[r], expected));
    }
  }));
}

TEST(KrugmanLaw, BetweenTwoTerritoriesItIsSymmetricBoundedAndZeroForTheSame) {
  EXPECT_TRUE(rc::check([] {
    auto employment = any_table({.rows_min = 2, .rows_max = 2});
    const auto index = krugman_against_others(employment);
    RC_ASSERT(is_close(index.values[0], index.values[1], 1e-12));
    if (is_defined(index.values[0])) RC_ASSERT(is_within(index.values[0], 0.0, 2.0));
    std::ranges::copy(employment.row(0), employment.row(1).begin());
    const double same = krugman_against_others(employment).values[0];
    RC_ASSERT(!is_defined(same) || same == 0.0);
  }));
}

TEST(KrugmanLaw, OfThreeTerritoriesTwoStepsAreNoShorterThanTheDirectOne) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table({.rows_min = 3, .rows_max = 3});
    const double direct = krugman_between(employment, 0, 2);
    const double first = krugman_between(employment, 0, 1);
    const double second = krugman_between(employment, 1, 2);
    RC_PRE(is_defined(direct) && is_defined(first) && is_defined(second));
    RC_ASSERT(direct <= first + second + 1e-12);
  }));
}

TEST(KrugmanLaw, AgainstOthersIsTheDistanceFromTheMeanStructureOfAllOthersWhateverTheirSizes) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table({.rows_min = 3});
    const auto shares = activity_shares(employment);
    const auto index = krugman_against_others(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      double others = 0.0;
      std::vector<double> mean(employment.column_count(), 0.0);
      for (std::size_t q = 0; q < employment.row_count(); ++q) {
        if (q == r || !is_defined(shares(q, 0))) continue;
        others += 1.0;
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += shares(q, i);
      }
      double expected = others > 0.0 ? 0.0 : undefined;
      for (std::size_t i = 0; i < mean.size(); ++i) expected += std::abs(shares(r, i) - mean[i] / others);
      RC_ASSERT(is_close(index.values[r], expected));
    }
  }));
}

TEST(KrugmanLaw, AgainstOthersAnEmptyTerritoryCountsForNobody) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table();
    std::vector<double> values(employment.values().begin(), employment.values().end());
    values.insert(values.end(), employment.column_count(), 0.0);
    const TerritoryActivityTable padded(numbered_labels<Territory>("T", employment.row_count() + 1),
                                        employment.columns(), values);
    const auto one = krugman_against_others(employment);
    const auto other = krugman_against_others(padded);
    RC_ASSERT(are_close(one.values, std::span(other.values).first(employment.row_count()), 0.0));
    RC_ASSERT(!is_defined(other.values.back()));
  }));
}

TEST(HachmanLaw, IsTheInverseOfTheMeanQuotientWeightedByTheTerritorysShares) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const Totals totals = totals_of(employment);
    const auto quotients = location_quotients(employment);
    const auto index = hachman(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      double mean = 0.0;
      for (std::size_t i = 0; i < employment.column_count(); ++i)
        if (is_defined(quotients(r, i))) mean += quotients(r, i) * employment(r, i) / totals.territories[r];
      RC_ASSERT(is_close(index.values[r], mean > 0.0 ? 1.0 / mean : undefined));
    }
  }));
}

}  // namespace
}  // namespace zubia
