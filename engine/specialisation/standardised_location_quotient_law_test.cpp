#include "engine/specialisation/standardised_location_quotient.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

StandardisationOptions any_options() {
  return {.scale = *rc::gen::element(QuotientScale::quotient, QuotientScale::logarithm),
          .deviation = *rc::gen::element(Deviation::population, Deviation::sample)};
}

TEST(StandardisedLocationQuotientLaw, TheScoresOfAnActivityHaveMeanZeroAndDeviationOne) {
  EXPECT_TRUE(rc::check([] {
    const auto options = any_options();
    const auto scores = standardised_location_quotients(location_quotients(any_table()), options);
    for (std::size_t i = 0; i < scores.column_count(); ++i) {
      double sum = 0.0;
      double squares = 0.0;
      double count = 0.0;
      for (std::size_t r = 0; r < scores.row_count(); ++r) {
        if (!is_defined(scores(r, i))) continue;
        sum += scores(r, i);
        squares += scores(r, i) * scores(r, i);
        count += 1.0;
      }
      if (count == 0.0) continue;
      RC_ASSERT(std::abs(sum) < 1e-6 * count);
      RC_ASSERT(is_close(squares, options.deviation == Deviation::sample ? count - 1.0 : count, 1e-6));
    }
  }));
}

TEST(StandardisedLocationQuotientLaw, ScalingTheQuotientsOfAnActivityChangesNoScore) {
  EXPECT_TRUE(rc::check([] {
    const auto options = any_options();
    // Few digits, so that scores of nearly equal quotients do not hang on their last one.
    const auto quotients = with_absences(any_complete_table({}, any_count()));
    const double factor = any_factor();
    RC_ASSERT(are_close(standardised_location_quotients(quotients, options).values(),
                        standardised_location_quotients(scaled(quotients, factor), options).values(), 1e-6));
  }));
}

TEST(StandardisedLocationQuotientLaw, ReorderingTheTableReordersTheScores) {
  EXPECT_TRUE(rc::check([] {
    const auto options = any_options();
    const auto quotients = with_absences(any_complete_table({}, any_count()));
    const auto rows = any_order(quotients.row_count());
    const auto columns = any_order(quotients.column_count());
    const auto one = standardised_location_quotients(reordered(quotients, rows, columns), options);
    const auto other = reordered(standardised_location_quotients(quotients, options), rows, columns);
    RC_ASSERT(are_close(one.values(), other.values(), 1e-6));
  }));
}

TEST(StandardisedLocationQuotientLaw, AScoreHasTheOrderOfTheQuotientsAndAnUnknownQuotientHasNone) {
  EXPECT_TRUE(rc::check([] {
    const auto options = any_options();
    const auto quotients = location_quotients(any_table());
    const auto scores = standardised_location_quotients(quotients, options);
    for (std::size_t i = 0; i < scores.column_count(); ++i)
      for (std::size_t r = 0; r < scores.row_count(); ++r) {
        if (is_defined(scores(r, i))) RC_ASSERT(is_defined(quotients(r, i)));
        for (std::size_t q = 0; q < scores.row_count(); ++q)
          if (is_defined(scores(r, i)) && is_defined(scores(q, i)) && quotients(r, i) <= quotients(q, i))
            RC_ASSERT(scores(r, i) <= scores(q, i));
      }
  }));
}

TEST(StandardisedLocationQuotientLaw, AmongTerritoriesOfOneStructureNobodyStandsOut) {
  EXPECT_TRUE(rc::check([] {
    const auto structure = any_positive_amounts(4);
    TerritoryActivityTable employment(numbered_labels<Territory>("T", 5), numbered_labels<Activity>("A", 4));
    for (std::size_t r = 0; r < 5; ++r) {
      const double size = any_factor();
      for (std::size_t i = 0; i < 4; ++i) employment(r, i) = size * structure[i];
    }
    const auto scores = standardised_location_quotients(location_quotients(employment), any_options());
    for (const double score : scores.values()) RC_ASSERT(!is_defined(score));
  }));
}

}  // namespace
}  // namespace zubia
