#include "engine/base/labelled_table.hpp"

#include <gtest/gtest.h>
#include <type_traits>

namespace zubia {
namespace {

static_assert(!std::is_convertible_v<Territory, Activity>);
static_assert(!std::is_constructible_v<Territory, Activity>);

TerritoryActivityTable two_by_two() {
  return {LabelIndex<Territory>({Territory("ES21"), Territory("FRI1")}),
          LabelIndex<Activity>({Activity("01"), Activity("1")}), std::vector<double>{1, 2, 3, 0}};
}

TEST(LabelledTable, CodesAreTextSoLeadingZerosCount) {
  const auto table = two_by_two();
  EXPECT_EQ(table.columns().find(Activity("01")), 0U);
  EXPECT_EQ(table.columns().find(Activity("1")), 1U);
  EXPECT_FALSE(table.columns().find(Activity("001")).has_value());
}

TEST(LabelledTable, MissingConfidentialAndZeroAreThreeThings) {
  auto table = two_by_two();
  EXPECT_FALSE(table.has_absent_cells());
  table.set_absent(0, 0, Absence::missing);
  table.set_absent(0, 1, Absence::confidential);
  EXPECT_FALSE(is_defined(table(0, 0)));
  EXPECT_FALSE(is_defined(table(0, 1)));
  EXPECT_EQ(table.absence(0, 0), Absence::missing);
  EXPECT_EQ(table.absence(0, 1), Absence::confidential);
  EXPECT_EQ(table.absence(1, 1), Absence::none);
  EXPECT_EQ(table(1, 1), 0.0);
  EXPECT_TRUE(table.has_absent_cells());
}

TEST(LabelledTable, KeepsEveryCellOfATableInLargePages) {
  std::vector<Territory> rows;
  std::vector<Activity> columns;
  for (int k = 0; k < 2100; ++k) {
    rows.emplace_back("T" + std::to_string(k));
    columns.emplace_back("A" + std::to_string(k));
  }
  TerritoryActivityTable table(LabelIndex<Territory>(rows), LabelIndex<Activity>(columns), Unfilled{});
  for (std::size_t k = 0; k < table.values().size(); ++k) table.values()[k] = static_cast<double>(k);
  const TerritoryActivityTable copy = table;
  EXPECT_EQ(copy(0, 0), 0.0);
  EXPECT_EQ(copy(2099, 2099), 2100.0 * 2100.0 - 1.0);
}

TEST(LabelIndex, ALabelGivenTwiceKeepsItsFirstPlace) {
  const LabelIndex<Territory> labels({Territory("B"), Territory("A"), Territory("B")});
  EXPECT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels.find(Territory("B")), 0U);
}

}  // namespace
}  // namespace zubia
