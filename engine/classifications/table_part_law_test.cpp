#include "engine/classifications/table_part.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

template <class L>
std::vector<L> any_of_them(const LabelIndex<L>& labels, std::vector<std::size_t>& places) {
  places = any_order(labels.size());
  places.resize(any_from<std::size_t>(1, labels.size() + 1));
  std::vector<L> wanted;
  wanted.reserve(places.size());
  for (const std::size_t place : places) wanted.push_back(labels[place]);
  return wanted;
}

bool are_same(const TerritoryActivityTable& a, const TerritoryActivityTable& b) {
  if (a.rows() != b.rows() || a.columns() != b.columns() || !are_close(a.values(), b.values(), 0.0)) return false;
  for (std::size_t r = 0; r < a.row_count(); ++r)
    for (std::size_t i = 0; i < a.column_count(); ++i)
      if (a.absence(r, i) != b.absence(r, i)) return false;
  return true;
}

TEST(TablePartLaw, HoldsTheCellsAndAbsencesOfTheLabelsInTheOrderAskedForRowsAndColumnsInEitherOrder) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
    const auto territories = any_of_them(table.rows(), rows);
    const auto activities = any_of_them(table.columns(), columns);
    const auto expected = reordered(table, rows, columns);
    RC_ASSERT(are_same(*keep_activities(*keep_territories(table, territories), activities), expected));
    RC_ASSERT(are_same(*keep_territories(*keep_activities(table, activities), territories), expected));
  }));
}

TEST(TablePartLaw, AllLabelsAreTheTableAndALabelNamedTwiceIsKeptOnce) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    auto twice = table.rows().list();
    twice.insert(twice.end(), table.rows().begin(), table.rows().end());
    RC_ASSERT(are_same(*keep_territories(table, twice), table));
    RC_ASSERT(are_same(*keep_activities(table, table.columns().list()), table));
  }));
}

}  // namespace
}  // namespace zubia
