#include "engine/specialisation/location_quotient.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <stop_token>

#include "engine/specialisation/location_quotient_interval.hpp"
#include "engine/specialisation/standardised_location_quotient.hpp"
#include "engine/specialisation/totals.hpp"
#include "tests/tables.hpp"

namespace zubia {
namespace {

/// METHODS T9, the example of EconGeo.
TerritoryActivityTable textbook() {
  return table({{100, 0, 0, 0, 0}, {0, 15, 5, 70, 10}, {0, 20, 10, 20, 50}, {0, 25, 30, 5, 40}, {0, 40, 55, 5, 0}});
}

TerritoryActivityTable drawn_table(std::uint64_t seed, std::size_t rows, std::size_t columns) {
  RandomStream random(Seed{seed}, 0);
  std::vector<std::vector<double>> cells(rows, std::vector<double>(columns));
  for (auto& row : cells)
    for (double& cell : row) cell = static_cast<double>(random.below(50));
  return table(cells);
}

TEST(LocationQuotient, AnEmptyTerritoryHasNoLocationQuotients) {
  const auto quotients = location_quotients(table({{30, 10}, {10, 30}, {0, 0}}));
  EXPECT_DOUBLE_EQ(quotients(0, 0), 1.5);
  EXPECT_FALSE(is_defined(quotients(2, 0)));
}

TEST(LocationQuotient, AnEmptyActivityHasNone) {
  EXPECT_FALSE(is_defined(location_quotients(table({{30, 0}, {10, 0}}))(0, 1)));
}

TEST(LocationQuotient, AnAbsentCellHasNoneAndLeavesTheOthersTheirs) {
  auto employment = table({{30, 10}, {10, 30}});
  employment.set_absent(0, 1, Absence::confidential);
  const auto quotients = location_quotients(employment);
  EXPECT_FALSE(is_defined(quotients(0, 1)));
  EXPECT_DOUBLE_EQ(quotients(0, 0), 1.0 / (40.0 / 70.0));
}

TEST(LocationQuotient, ReproducesTheFarhauerKroellExample) {
  // METHODS T1: one activity against all others, one territory against the rest of the country.
  const auto employment = table({{1714, 79006 - 1714}, {879213 - 1714, 15593224 - 879213 - (79006 - 1714)}});
  EXPECT_NEAR(location_quotients(employment)(0, 0), 0.384762342, 1e-9);
}

TEST(LocationQuotient, ReproducesTheTextbookMatrix) {
  const auto quotients = location_quotients(textbook());
  const double expected[5][5] = {
      {5, 0, 0, 0, 0}, {0, .75, .25, 3.5, .5}, {0, 1, .5, 1, 2.5}, {0, 1.25, 1.5, .25, 2}, {0, 2, 2.75, .25, 0}};
  for (std::size_t r = 0; r < 5; ++r)
    for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(quotients(r, i), expected[r][i], 1e-12);
}

TEST(LocationQuotient, IsTheSameBytesOnOneAndManyThreads) {
  const auto employment = drawn_table(1, 500, 30);
  const auto one = location_quotients(employment, {1});
  const auto many = location_quotients(employment, {4});
  EXPECT_TRUE(std::ranges::equal(one.values(), many.values()));
}

TEST(SymmetricLocationQuotient, LiesBetweenMinusOneAndOne) {
  const auto symmetric = symmetric_location_quotients(location_quotients(textbook()));
  EXPECT_DOUBLE_EQ(symmetric(0, 1), -1.0);
  EXPECT_DOUBLE_EQ(symmetric(2, 1), 0.0);
  EXPECT_NEAR(symmetric(0, 0), 4.0 / 6.0, 1e-12);
}

TEST(StandardisedLocationQuotient, ReproducesR) {
  // R: scale(c(0, .75, 1, 1.25, 2))[, 1]
  const auto scores = standardised_location_quotients(location_quotients(textbook()));
  const double expected[] = {-1.371988681, -0.342997170, 0.0, 0.342997170, 1.371988681};
  for (std::size_t r = 0; r < 5; ++r) EXPECT_NEAR(scores(r, 1), expected[r], 1e-8);
  // R: scale(log(c(.75, 1, 1.25, 2)))[, 1]
  const auto logarithmic =
      standardised_location_quotients(location_quotients(textbook()), {.scale = QuotientScale::logarithm});
  EXPECT_FALSE(is_defined(logarithmic(0, 1)));
  EXPECT_NEAR(logarithmic(1, 1), -1.0744455875, 1e-9);
  EXPECT_NEAR(logarithmic(4, 1), 1.2946338911, 1e-9);
}

TEST(StandardisedLocationQuotient, WhereAllAreTheSameNobodyStandsOut) {
  const auto scores = standardised_location_quotients(table({{1, 2}, {1, 2}, {1, 2}}));
  EXPECT_FALSE(is_defined(scores(0, 0)));
}

TEST(StandardisedLocationQuotient, WhereAllAreOneButForRoundingNobodyStandsOutByLogarithmEither) {
  const double above = std::nextafter(1.0, 2.0);
  const double below = std::nextafter(1.0, 0.0);
  const auto scores =
      standardised_location_quotients(table({{1.0}, {above}, {below}}), {.scale = QuotientScale::logarithm});
  EXPECT_FALSE(is_defined(scores(0, 0)));
}

TEST(LocationQuotientInterval, NonsenseIsRefusedAndCancellingChangesNothing) {
  EXPECT_EQ(location_quotient_intervals(textbook(), {.samples = 0}).error().code, "invalid-options");
  EXPECT_EQ(location_quotient_intervals(textbook(), {.confidence = 1.0}).error().code, "invalid-options");
  std::stop_source stop;
  stop.request_stop();
  const auto interval = location_quotient_intervals(textbook(), {}, Progress({}, stop.get_token()));
  EXPECT_EQ(interval.error().code, "cancelled");
}

TEST(LocationQuotientInterval, HoldsTheQuotientAndNarrowsWithSize) {
  auto large = textbook();
  for (double& jobs : large.values()) jobs *= 100.0;
  const auto quotients = location_quotients(textbook());
  const auto small_interval = location_quotient_intervals(textbook(), {.samples = 400});
  const auto large_interval = location_quotient_intervals(large, {.samples = 400});
  for (std::size_t r = 1; r < 5; ++r)
    for (std::size_t i = 1; i < 5; ++i) {
      EXPECT_LE(small_interval->low(r, i), quotients(r, i));
      EXPECT_GE(small_interval->high(r, i), quotients(r, i));
      if (quotients(r, i) == 0.0) continue;
      const double narrow = large_interval->high(r, i) - large_interval->low(r, i);
      const double wide = small_interval->high(r, i) - small_interval->low(r, i);
      EXPECT_NEAR(wide / narrow, 10.0, 3.0);
    }
}

TEST(LocationQuotientInterval, IsTheSameBytesOnOneAndManyThreads) {
  const auto one = location_quotient_intervals(textbook(), {.samples = 100}, {}, {1});
  const auto many = location_quotient_intervals(textbook(), {.samples = 100}, {}, {3});
  for (std::size_t cell = 0; cell < 25; ++cell) {
    EXPECT_EQ(one->low.values()[cell], many->low.values()[cell]);
    EXPECT_EQ(one->high.values()[cell], many->high.values()[cell]);
  }
}

}  // namespace
}  // namespace zubia
