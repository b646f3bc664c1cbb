#include "formats/spss_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/responses_for_tests.hpp"
#include "formats/spss_file.hpp"

namespace zubia::formats {
namespace {

using for_tests::example;
using testing::ElementsAre;

std::vector<std::string> column_of(const Sheet& sheet, const std::string& name) {
  const auto place = std::ranges::find(sheet.columns, name) - sheet.columns.begin();
  std::vector<std::string> cells;
  for (const auto& row : sheet.rows) cells.push_back(row.cells.at(static_cast<std::size_t>(place)));
  return cells;
}

TEST(SpssSheet, HasWhatWasWritten) {
  const auto bytes = write_spss(example());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  EXPECT_TRUE(is_spss_file(*bytes));
  const auto sheet = read_spss_sheet(*bytes, "a.sav");
  ASSERT_TRUE(sheet) << sheet.error().detail;
  ASSERT_EQ(sheet->rows.size(), 3U);
  EXPECT_EQ(sheet->rows[2].line, 3U);
  EXPECT_THAT(column_of(*sheet, "turnover"), ElementsAre("2.5", "", ""));
  EXPECT_THAT(column_of(*sheet, "city"), ElementsAre("Irún", "Éàü€x", ""));
}

TEST(SpssSheet, EveryCutFileIsRefused) {
  const auto bytes = write_spss(example());
  ASSERT_TRUE(bytes);
  for (std::size_t size = 4; size < bytes->size() * 9 / 10; size += 7) {
    const auto sheet = read_spss_sheet(std::string_view(*bytes).substr(0, size), "a.sav");
    if (!sheet) EXPECT_THAT(sheet.error().code, testing::AnyOf("broken-spss-file", "empty-file"));
  }
  EXPECT_EQ(read_spss_sheet("$FL2 and nothing more", "a.sav").error().code, "broken-spss-file");
}

TEST(SpssSheet, WithoutCasesIsEmpty) {
  auto table = example();
  table.rows.clear();
  EXPECT_EQ(read_spss_sheet(*write_spss(table), "a.sav").error().code, "empty-file");
  EXPECT_FALSE(is_spss_file("PK"));
}

}  // namespace
}  // namespace zubia::formats
