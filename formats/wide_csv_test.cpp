#include "formats/wide_csv.hpp"

#include <gtest/gtest.h>

#include "formats/reading_for_tests.hpp"

namespace zubia::formats {
namespace {

TEST(WideCsv, TwoColumnsOfOneActivityAreRefused) {
  const Problem problem = problem_of("geo,C,D,C\nES21,1,2,3\n", {.wide = true});
  EXPECT_EQ(problem.code, "duplicate-column");
  EXPECT_EQ(problem.detail, "The activity “C” has two columns.");
}

TEST(WideCsv, ATerritoryGivenTwiceIsRefusedWithBothLines) {
  EXPECT_EQ(problem_of("geo,C\nES21,1\nES22,1\nES21,2\n", {.wide = true}).detail,
            "The cell of ES21 and C is there twice: in line 2 and in line 4.");
}

TEST(WideCsv, ItsColumnsCannotBeValuesOrFlags) {
  EXPECT_EQ(problem_of("geo,C\nES21,1\n", {.value_column = "C", .wide = true}).code, "conflicting-options");
  EXPECT_EQ(problem_of("geo,C\nES21,1\n", {.wide = true, .unit = "THS"}).code, "conflicting-options");
}

TEST(WideCsv, AFileWithoutActivitiesIsRefused) {
  EXPECT_EQ(problem_of("geo\nES21\n", {.wide = true}).code, "missing-column");
  EXPECT_EQ(problem_of("geo,,D\nES21,1,2\n", {.wide = true}).detail, "Column 2 of the header has no activity.");
  EXPECT_EQ(problem_of("geo,C\n", {.wide = true}).code, "empty-file");
}

TEST(WideCsv, TextForANumberNamesTheColumn) {
  EXPECT_EQ(problem_of("geo,C,D\nES21,1,x\n", {.wide = true}).where, (Where{"file.csv", 2, "D", {}}));
}

TEST(WideCsv, AMatrixIsReadRowByRow) {
  const StatisticsFile file = read_or_tell("Row;01;02\nES21;1,5;\nES22;0;3\n", {.wide = true});
  ASSERT_EQ(file.observations.size(), 4u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "01", "", 1.5));
  EXPECT_EQ(file.observations[1], absent("ES21", "02", "", Absence::missing));
  EXPECT_EQ(file.observations[2], observation("ES22", "01", "", 0));
  EXPECT_TRUE(has_notice(file, "decimal-comma"));
}

TEST(WideCsv, TerritoriesAndPeriodsMayStandInNamedColumns) {
  const StatisticsFile file = read_or_tell("year,C,region\n2018,1,ES21\n2019,2,ES21\n",
                                           {.territory_column = "region", .period_column = "year", .wide = true});
  ASSERT_EQ(file.observations.size(), 2u) << file.dialect;
  EXPECT_EQ(file.observations[1], observation("ES21", "C", "2019", 2));
}

}  // namespace
}  // namespace zubia::formats
