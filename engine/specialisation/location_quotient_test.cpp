#include "engine/specialisation/location_quotient.hpp"

#include <gtest/gtest.h>

#include "tests/tables.hpp"

namespace zubia {
namespace {

TEST(LocationQuotient, ReproducesTheFarhauerKroellExample) {
  // METHODS T1: one activity against all others, one territory against the rest of the country.
  const auto employment = table({{1714, 79006 - 1714}, {879213 - 1714, 15593224 - 879213 - (79006 - 1714)}});
  EXPECT_NEAR(location_quotients(employment)(0, 0), 0.384762342, 1e-9);
}

TEST(LocationQuotient, AnEmptyTerritoryHasNoLocationQuotients) {
  const auto quotients = location_quotients(table({{30, 10}, {10, 30}, {0, 0}}));
  EXPECT_DOUBLE_EQ(quotients(0, 0), 1.5);
  EXPECT_FALSE(is_defined(quotients(2, 0)));
}

}  // namespace
}  // namespace zubia
