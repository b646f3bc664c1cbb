#include "engine/complementarity/structural_similarity.hpp"

#include <gtest/gtest.h>

#include "tests/tables.hpp"

namespace zubia {
namespace {

TEST(TradeComplementarity, DifferentActivitiesAreRefused) {
  const auto fit = trade_complementarity(table({{1, 2}}), table({{1, 2, 3}}));
  ASSERT_FALSE(fit.has_value());
  EXPECT_EQ(fit.error().code, "labels-differ");
}

TEST(FingerKreinin, AnEmptyTerritoryIsAlikeToNobody) {
  const auto similarity = finger_kreinin(table({{1, 2}, {0, 0}}));
  EXPECT_FALSE(is_defined(similarity(0, 1)));
  EXPECT_FALSE(is_defined(similarity(1, 0)));
  EXPECT_DOUBLE_EQ(similarity(0, 0), 1.0);
}

TEST(FingerKreinin, ReproducesTheTextbookPair) {
  // METHODS T14: FK and TCI of (.5, .3, .2) and (.2, .3, .5) are both .7.
  const auto structures = table({{5, 3, 2}, {20, 30, 50}});
  EXPECT_NEAR(finger_kreinin(structures)(0, 1), 0.7, 1e-12);
  EXPECT_NEAR((*trade_complementarity(structures, structures))(0, 1), 0.7, 1e-12);
}

}  // namespace
}  // namespace zubia
