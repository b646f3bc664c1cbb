#include "engine/complementarity/structural_similarity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/territory_specialisation.hpp"
#include "engine/specialisation/totals.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

/// Another table of the same activities.
TerritoryActivityTable any_partner_of(const TerritoryActivityTable& table) {
  return with_absences({table.rows(), table.columns(), any_amounts(table.values().size())});
}

std::vector<std::size_t> in_order(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

TEST(FingerKreininLaw, IsSymmetricBetweenZeroAndOneAndOneWithItself) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto totals = totals_of(employment).territories;
    const auto similarity = finger_kreinin(employment);
    for (std::size_t r = 0; r < totals.size(); ++r)
      for (std::size_t c = 0; c < totals.size(); ++c) {
        RC_ASSERT(is_defined(similarity(r, c)) == (totals[r] > 0.0 && totals[c] > 0.0));
        if (!is_defined(similarity(r, c))) continue;
        RC_ASSERT(is_close(similarity(r, c), similarity(c, r), 1e-12));
        RC_ASSERT(is_within(similarity(r, c), 0.0, 1.0));
        if (r == c) RC_ASSERT(is_close(similarity(r, c), 1.0, 1e-12));
      }
  }));
}

TEST(FingerKreininLaw, IsOneLessHalfOfKrugmansIndexBetweenTheTwo) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto similarity = finger_kreinin(employment);
    const auto [one, other] = any_pair(employment.row_count());
    const auto both = reordered(employment, {one, other}, in_order(employment.column_count()));
    RC_ASSERT(is_close(similarity(one, other), 1.0 - 0.5 * krugman_against_others(both).values[0], 1e-12));
  }));
}

TEST(FingerKreininLaw, DoesNotMindTheSizeOfATerritoryOrTheOrderOfTheTable) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    auto changed = employment;
    for (std::size_t r = 0; r < changed.row_count(); ++r) {
      const double factor = any_factor();
      for (double& jobs : changed.row(r)) jobs *= factor;
    }
    const auto rows = any_order(employment.row_count());
    changed = reordered(changed, rows, any_order(employment.column_count()));
    RC_ASSERT(are_close(finger_kreinin(changed).values(), reordered(finger_kreinin(employment), rows, rows).values()));
  }));
}

TEST(FingerKreininLaw, CoarserActivitiesNeverMakeTwoTerritoriesLessAlike) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table();
    const auto [one, other] = any_pair(employment.column_count());
    const auto fine = finger_kreinin(employment);
    const auto coarse = finger_kreinin(with_activities_merged(employment, one, other));
    for (std::size_t cell = 0; cell < fine.values().size(); ++cell)
      if (is_defined(fine.values()[cell])) RC_ASSERT(coarse.values()[cell] >= fine.values()[cell] - 1e-12);
  }));
}

TEST(FingerKreininLaw, IsZeroOnlyForTerritoriesWithoutACommonActivity) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_complete_table({}, any_count());
    const auto similarity = finger_kreinin(employment);
    for (std::size_t r = 0; r < employment.row_count(); ++r)
      for (std::size_t c = 0; c < employment.row_count(); ++c) {
        if (!is_defined(similarity(r, c))) continue;
        bool has_common = false;
        for (std::size_t i = 0; i < employment.column_count(); ++i)
          has_common = has_common || (employment(r, i) > 0.0 && employment(c, i) > 0.0);
        RC_ASSERT((similarity(r, c) > 1e-9) == has_common);
      }
  }));
}

TEST(TradeComplementarityLaw, WhoBuysWhatHeSellsIsServedAsHeIsAlike) {
  EXPECT_TRUE(rc::check([] {
    const auto trade = any_table();
    RC_ASSERT(are_close(trade_complementarity(trade, trade)->values(), finger_kreinin(trade).values(), 1e-12));
  }));
}

TEST(TradeComplementarityLaw, LiesBetweenZeroAndOneAndIsTurnedWhenSellersAndBuyersAre) {
  EXPECT_TRUE(rc::check([] {
    const auto exports = any_table();
    const auto imports = any_partner_of(exports);
    const auto sold = totals_of(exports).territories;
    const auto bought = totals_of(imports).territories;
    const auto fit = trade_complementarity(exports, imports);
    const auto back = trade_complementarity(imports, exports);
    for (std::size_t r = 0; r < sold.size(); ++r)
      for (std::size_t c = 0; c < bought.size(); ++c) {
        RC_ASSERT(is_defined((*fit)(r, c)) == (sold[r] > 0.0 && bought[c] > 0.0));
        RC_ASSERT(is_close((*fit)(r, c), (*back)(c, r), 1e-12));
        if (is_defined((*fit)(r, c))) RC_ASSERT(is_within((*fit)(r, c), 0.0, 1.0));
      }
  }));
}

TEST(TradeComplementarityLaw, IsOneForABuyerOfTheSellersStructureAndDoesNotMindSizes) {
  EXPECT_TRUE(rc::check([] {
    const auto exports = any_table();
    const auto imports = any_partner_of(exports);
    const auto fit = trade_complementarity(exports, imports);
    RC_ASSERT(are_close(trade_complementarity(scaled(exports, any_factor()), scaled(imports, any_factor()))->values(),
                        fit->values()));
    const auto same = trade_complementarity(exports, scaled(exports, any_factor()));
    for (std::size_t r = 0; r < exports.row_count(); ++r)
      if (is_defined((*same)(r, r))) RC_ASSERT(is_close((*same)(r, r), 1.0));
  }));
}

}  // namespace
}  // namespace zubia
