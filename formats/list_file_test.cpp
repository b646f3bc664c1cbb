#include "formats/list_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/xlsx_writer.hpp"

namespace zubia::formats {
namespace {

using ::testing::ElementsAre;

std::string workbook(const std::vector<std::string>& header, const std::vector<std::vector<XlsxValue>>& rows) {
  return *write_xlsx({{.name = "Enpresak", .header = header, .rows = rows, .widths = {}},
                      {.name = "Oharrak", .header = {"x"}, .rows = {}, .widths = {}}});
}

std::string refusal(const std::string& bytes) {
  const auto read = read_list_file(bytes, "list.xlsx", "a list of organisations");
  return read ? "accepted" : read.error().code;
}

TEST(ListFile, WhatIsNoListIsRefused) {
  EXPECT_EQ(refusal(""), "empty-file");
  EXPECT_EQ(refusal("PK\x03\x04 and nothing more"), "broken-archive");
  EXPECT_EQ(refusal("\xD0\xCF\x11\xE0 an old workbook"), "old-or-locked-workbook");
  EXPECT_EQ(refusal(workbook({"name", "name"}, {{std::string("Kaiku")}})), "duplicate-column");
  EXPECT_EQ(refusal(workbook({"name"}, {})), "empty-file");
  EXPECT_EQ(refusal(workbook({"name"}, {{std::string("Kaiku"), std::string("more")}})), "ragged-row");
}

TEST(ListFile, AWorkbookGivesTheTextsOfItsFirstSheetAndSaysThatThereAreOthers) {
  const auto list = read_list_file(workbook({"name", "staff"}, {{std::string("=1+1"), 12.0}, {std::string("Kaiku")}}),
                                   "list.xlsx", "a list");
  ASSERT_TRUE(list.has_value()) << list.error().detail;
  EXPECT_EQ(list->sheet_name, "Enpresak");
  EXPECT_THAT(list->sheet.columns, ElementsAre("name", "staff"));
  ASSERT_EQ(list->sheet.rows.size(), 2U);
  EXPECT_THAT(list->sheet.rows[0].cells, ElementsAre("=1+1", "12")) << "a text stays a text";
  EXPECT_THAT(list->sheet.rows[1].cells, ElementsAre("Kaiku", ""));
  EXPECT_EQ(list->sheet.rows[1].line, 3U);
  ASSERT_FALSE(list->notices.empty());
  EXPECT_EQ(list->notices.back().code, "first-sheet-read");
}

TEST(ListFile, TextIsReadAsCsv) {
  const auto list = read_list_file("izena;herria\nKaiku;Donostia\n", "zerrenda.csv", "a list");
  ASSERT_TRUE(list.has_value());
  EXPECT_THAT(list->sheet.columns, ElementsAre("izena", "herria"));
  EXPECT_EQ(list->sheet_name, "");
}

}  // namespace
}  // namespace zubia::formats
