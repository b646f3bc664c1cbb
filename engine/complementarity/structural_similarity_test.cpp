#include "engine/complementarity/structural_similarity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

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

TEST(FingerKreinin, IsSymmetricBoundedAndBlindToSize) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& a, std::uint8_t seed) {
    RC_PRE(a.size() >= 2U);
    std::vector<double> one(a.begin(), a.end());
    std::vector<double> other;
    for (const double jobs : one) other.push_back(std::fmod(jobs * 7.0 + seed, 31.0));
    one[0] += 1;
    other[1] += 1;
    std::vector<double> scaled = other;
    for (double& jobs : scaled) jobs *= 12.5;
    const auto similarity = finger_kreinin(table({one, other, scaled}));
    RC_ASSERT(std::abs(similarity(0, 1) - similarity(1, 0)) < 1e-12);
    RC_ASSERT(std::abs(similarity(0, 1) - similarity(0, 2)) < 1e-9);
    RC_ASSERT(similarity(0, 1) > -1e-12);
    RC_ASSERT(similarity(0, 1) < 1 + 1e-12);
    RC_ASSERT(std::abs(similarity(1, 2) - 1.0) < 1e-9);
  }));
}

}  // namespace
}  // namespace zubia
