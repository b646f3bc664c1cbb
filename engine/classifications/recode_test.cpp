#include "engine/classifications/recode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "tests/tables.hpp"

namespace zubia {
namespace {

Correspondence correspondence(std::vector<CorrespondenceRow> rows) { return {"old", "new", std::move(rows)}; }

std::vector<std::string> codes_of(const LabelIndex<Territory>& labels) {
  std::vector<std::string> codes;
  for (const Territory& label : labels) codes.push_back(label.code);
  return codes;
}

double total(const TerritoryActivityTable& t) { return std::accumulate(t.values().begin(), t.values().end(), 0.0); }

TEST(Recode, ACorrespondenceWithoutRowsIsRefused) {
  EXPECT_EQ(recode_territories(table({{1}}), {}).error().code, "empty-correspondence");
}

TEST(Recode, NegativeAndInfiniteWeightsAreRefused) {
  for (const double weight : {-1.0, std::numeric_limits<double>::infinity(), std::nan("")})
    EXPECT_EQ(recode_territories(table({{1}}), correspondence({{"T1", "X", weight}})).error().code, "bad-weight");
}

TEST(Recode, TheSamePairTwiceIsRefused) {
  EXPECT_EQ(recode_territories(table({{1}}), correspondence({{"T1", "X"}, {"T1", "X"}})).error().code, "duplicate-row");
}

TEST(Recode, ACodeWithoutWeightIsRefused) {
  const auto result = recode_territories(table({{1}}), correspondence({{"T1", "X", 0.0}}));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "no-weight");
  EXPECT_NE(result.error().detail.find("T1"), std::string::npos);
}

TEST(Recode, CodesWithoutAnEntryAreKeptAndListed) {
  const auto result = recode_territories(table({{1}, {2}}), correspondence({{"T1", "X"}}));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->unlisted, std::vector<std::string>{"T2"});
  EXPECT_EQ(codes_of(result->table.rows()), (std::vector<std::string>{"X", "T2"}));
}

TEST(Recode, CodesWithoutAnEntryMayBeLeftOut) {
  const auto result =
      recode_territories(table({{1}, {2}}), correspondence({{"T1", "X"}}), {.unlisted_codes = UnlistedCodes::left_out});
  ASSERT_TRUE(result);
  EXPECT_EQ(codes_of(result->table.rows()), std::vector<std::string>{"X"});
  EXPECT_EQ(result->unlisted, std::vector<std::string>{"T2"});
}

TEST(Recode, AnAbsentPartMakesTheWholeAbsentAndConfidentialDominates) {
  auto source = table({{1, 1, 1}, {2, 2, 2}, {3, 3, 3}});
  source.set_absent(0, 0, Absence::missing);
  source.set_absent(1, 0, Absence::confidential);
  source.set_absent(2, 1, Absence::missing);
  const auto result = recode_territories(source, correspondence({{"T1", "X"}, {"T2", "X"}, {"T3", "X"}}));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->table.absence(0, 0), Absence::confidential);
  EXPECT_EQ(result->table.absence(0, 1), Absence::missing);
  EXPECT_FALSE(is_defined(result->table(0, 1)));
  EXPECT_EQ(result->table(0, 2), 6.0);
}

TEST(Recode, PartialSumsAreGivenOnlyWhereAsked) {
  auto source = table({{1, 1}, {2, 2}});
  source.set_absent(0, 0, Absence::confidential);
  source.set_absent(0, 1, Absence::missing);
  source.set_absent(1, 1, Absence::confidential);
  const auto result =
      recode_territories(source, correspondence({{"T1", "X"}, {"T2", "X"}}), {.partial_sums = PartialSums::allowed});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->table(0, 0), 2.0);
  EXPECT_EQ(result->table.absence(0, 1), Absence::confidential);
}

TEST(Recode, ReproducesTheNumbersOfTheMethodsPage) {
  // Two old regions; a fifth of the second moves to the first's successor.
  const auto result = recode_territories(table({{100, 40}, {50, 10}}),
                                         correspondence({{"T1", "X"}, {"T2", "X", 20.0}, {"T2", "Y", 80.0}}));
  ASSERT_TRUE(result);
  EXPECT_DOUBLE_EQ(result->table(0, 0), 110.0);
  EXPECT_DOUBLE_EQ(result->table(0, 1), 42.0);
  EXPECT_DOUBLE_EQ(result->table(1, 0), 40.0);
  EXPECT_DOUBLE_EQ(result->table(1, 1), 8.0);
  EXPECT_EQ(result->log.size(), 6U);
}

TEST(Recode, EveryChangedCellIsLogged) {
  const auto result = recode_territories(table({{100, 40}, {50, 10}}),
                                         correspondence({{"T1", "T1"}, {"T2", "T1", 0.2}, {"T2", "T2", 0.8}}));
  ASSERT_TRUE(result);
  ASSERT_EQ(result->log.size(), 4U);
  EXPECT_EQ(result->log[0].from, "T2");
  EXPECT_EQ(result->log[0].to, "T1");
  EXPECT_EQ(result->log[0].activity, Activity("A1"));
  EXPECT_DOUBLE_EQ(result->log[0].share, 0.2);
  EXPECT_DOUBLE_EQ(result->log[0].value, 10.0);
  EXPECT_EQ(result->log[3].to, "T2");
}

TEST(Recode, AnAbsentCellIsLoggedAsAbsent) {
  auto source = table({{1}});
  source.set_absent(0, 0, Absence::confidential);
  const auto result = recode_territories(source, correspondence({{"T1", "X"}}));
  EXPECT_EQ(result->log.front().absence, Absence::confidential);
  EXPECT_FALSE(is_defined(result->log.front().value));
}

TEST(Recode, ActivitiesAreRecodedLikeTerritories) {
  const auto result = recode_activities(table({{100, 40}, {50, 10}}), correspondence({{"A1", "B"}, {"A2", "B"}}));
  ASSERT_TRUE(result);
  ASSERT_EQ(result->table.column_count(), 1U);
  EXPECT_EQ(result->table(0, 0), 140.0);
  EXPECT_EQ(result->table(1, 0), 60.0);
  EXPECT_EQ(result->log.size(), 4U);
}

/// Any table of four territories and three activities, and any way to recode its territories.
TerritoryActivityTable any_table() {
  std::vector<std::vector<double>> rows(4, std::vector<double>(3));
  for (auto& row : rows)
    for (double& value : row) value = *rc::gen::inRange(0, 100000);
  return table(rows);
}

Correspondence any_correspondence(const std::string& prefix, int codes) {
  Correspondence result;
  for (int from = 1; from <= codes; ++from)
    for (int to = 1; to <= 3; ++to)
      result.rows.push_back({prefix + std::to_string(from), "X" + std::to_string(to),
                             to == 1 ? 1.0 : static_cast<double>(*rc::gen::inRange(0, 1000))});
  return result;
}

TEST(Recode, TotalsAreConserved) {
  EXPECT_TRUE(rc::check([] {
    const auto source = any_table();
    const auto territories = recode_territories(source, any_correspondence("T", 4));
    const auto activities = recode_activities(source, any_correspondence("A", 3));
    RC_ASSERT(std::fabs(total(territories->table) - total(source)) <= 1e-9 * (1.0 + total(source)));
    RC_ASSERT(std::fabs(total(activities->table) - total(source)) <= 1e-9 * (1.0 + total(source)));
  }));
}

TEST(Recode, TheIdentityChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    auto source = any_table();
    source.set_absent(static_cast<std::size_t>(*rc::gen::inRange(0, 4)), 0, Absence::confidential);
    Correspondence identity;
    for (const Territory& label : source.rows()) identity.rows.push_back({label.code, label.code, 7.0});
    const auto result = recode_territories(source, identity);
    RC_ASSERT(result->log.empty());
    RC_ASSERT(result->unlisted.empty());
    RC_ASSERT(result->table.rows() == source.rows());
    for (std::size_t r = 0; r < source.row_count(); ++r)
      for (std::size_t i = 0; i < source.column_count(); ++i) {
        RC_ASSERT(result->table.absence(r, i) == source.absence(r, i));
        RC_ASSERT(!is_defined(source(r, i)) || result->table(r, i) == source(r, i));
      }
  }));
}

TEST(Recode, TheLogAccountsForWhatMoved) {
  EXPECT_TRUE(rc::check([] {
    const auto source = any_table();
    const auto result = recode_territories(source, any_correspondence("T", 4));
    double moved = 0.0;
    for (const RecodedCell& cell : result->log) moved += cell.value;
    RC_ASSERT(std::fabs(moved - total(source)) <= 1e-9 * (1.0 + total(source)));
  }));
}

}  // namespace
}  // namespace zubia
