#include "formats/correspondence_table.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

Problem problem_of(std::string_view bytes, const CorrespondenceTableOptions& options = {}) {
  const auto table = read_correspondence_table(bytes, "table.csv", options);
  return table ? Problem{} : table.error();
}

TEST(CorrespondenceTable, BadTablesAreRefused) {
  EXPECT_EQ(problem_of("").code, "empty-file");
  EXPECT_EQ(problem_of("a,b\n").code, "empty-file");
  EXPECT_EQ(problem_of("%PDF-").detail, "The file is a PDF document, not a text file with a correspondence table.");
  EXPECT_EQ(problem_of("nace\n01\n").code, "missing-column");
  EXPECT_EQ(problem_of("a,b\n01,\n").detail, "The line has no code in “b”.");
  EXPECT_EQ(problem_of("a,b\n01\n").code, "ragged-row");
  EXPECT_EQ(problem_of("a,b,weight\n01,02,x\n").where, (Where{"table.csv", 2, "weight", {}}));
  EXPECT_EQ(problem_of("a,b,weight\n01,02,-1\n").code, "negative-value");
  EXPECT_EQ(problem_of("a,b\n01,02\n01,03\n01,02\n").detail,
            "The codes 01 and 02 are paired twice: in line 2 and in line 4.");
  EXPECT_EQ(problem_of("a,b\n01,02\n", {.to_column = "c"}).code, "missing-column");
  EXPECT_EQ(problem_of("a,b\n01,02\n", {.from_column = "b"}).code, "conflicting-options");
}

TEST(CorrespondenceTable, TwoColumnsOfCodesAreReadAsText) {
  const auto table = read_correspondence_table("nace_rev2,cpa21\n01,01\n1,01.11\n", "table.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->from_version, "NACE Rev. 2");
  EXPECT_EQ(table->to_version, "CPA 2.1");
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0].from, "01");
  EXPECT_EQ(table->rows[1].from, "1");
  EXPECT_EQ(table->rows[1].to, "01.11");
  EXPECT_EQ(table->rows[1].weight, 1.0);
}

TEST(CorrespondenceTable, ColumnsAndVersionsCanBeNamed) {
  const auto table = read_correspondence_table(
      "label;from;to;part\nx;A;B;0.25\n", "table.csv",
      {.from_column = "from", .to_column = "to", .weight_column = "part", .from_version = "X", .to_version = "Y"});
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->from_version, "X");
  EXPECT_EQ(table->rows[0].weight, 0.25);
}

}  // namespace
}  // namespace zubia::formats
