#include "formats/tidy_csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "formats/reading_for_tests.hpp"

namespace zubia::formats {
namespace {

TEST(TidyCsv, AMissingColumnIsNamedWithTheWaysOut) {
  const Problem problem = problem_of("geo,sector_x,value\nES,A,1\n");
  EXPECT_EQ(problem.code, "missing-column");
  EXPECT_EQ(problem.detail, "No column for the activity was found; the columns are “geo”, “sector_x” and “value”.");
  EXPECT_EQ(problem.where, (Where{"file.csv", 1, "activity", {}}));
  EXPECT_EQ(
      problem.mend,
      "Name it with --activity-column, or call it “activity”. If the first column names territories and the other "
      "headers are activities, read the file with --wide.");
}

TEST(TidyCsv, ANamedColumnThatIsNotThereGetsASuggestion) {
  const Problem problem = problem_of("geo,nace_r2,jobs\nES,A,1\n", {.value_column = "job"});
  EXPECT_EQ(problem.code, "missing-column");
  EXPECT_EQ(problem.detail, "The file has no column “job”.");
  EXPECT_NE(problem.mend.find("jobs"), std::string::npos);
}

TEST(TidyCsv, SeveralPossibleColumnsAreRefusedWithTheOption) {
  const Problem territory = problem_of("geo,country,activity,value\nES21,ES,A,1\n");
  EXPECT_EQ(territory.code, "ambiguous-column");
  EXPECT_EQ(territory.detail, "The territory could be in the columns “geo” or “country”.");
  EXPECT_EQ(territory.mend, "Say which with --territory-column, for instance --territory-column \"geo\".");
  EXPECT_NE(problem_of("geo,nace_r2,industry,value\nES21,C,x,1\n").mend.find("--activity-column"), std::string::npos);
  EXPECT_NE(problem_of("geo,nace_r2,employment,jobs\nES21,C,1,1\n").mend.find("--value-column"), std::string::npos);
}

TEST(TidyCsv, TextForANumberIsRefusedWithFileLineAndColumn) {
  const Problem problem = problem_of("territory,activity,value\nES21,C,10\nES22,C,ten\n");
  EXPECT_EQ(problem.code, "not-a-number");
  EXPECT_EQ(problem.detail, "“ten” is not a number.");
  EXPECT_EQ(problem.where, (Where{"file.csv", 3, "value", {}}));
  EXPECT_EQ(problem.mend, "Write the value in digits, or leave it empty if there is none.");
  EXPECT_EQ(problem_of("territory,activity,value\nES21,C,inf\n").code, "not-a-number");
  EXPECT_EQ(problem_of("territory,activity,value\nES21,C,1e999\n").code, "not-a-number");
}

TEST(TidyCsv, NegativeEmploymentIsRefused) {
  const Problem problem = problem_of("territory,activity,value\nES21,C,-3\n");
  EXPECT_EQ(problem.code, "negative-value");
  EXPECT_EQ(problem.detail, "The value -3 is negative, and there cannot be fewer than none.");
  EXPECT_EQ(problem.where.line, 2u);
}

TEST(TidyCsv, ADuplicateCellIsRefusedWithBothLines) {
  const Problem problem =
      problem_of("territory,activity,period,value\nES21,C,2018,1\nES21,C,2017,1\nES22,C,2018,1\nES21,C,2018,2\n");
  EXPECT_EQ(problem.code, "duplicate-cell");
  EXPECT_EQ(problem.detail, "The cell of ES21 and C in 2018 is there twice: in line 2 and in line 5.");
  EXPECT_EQ(problem.where.line, 5u);
  EXPECT_EQ(problem.mend, "Keep one of the two lines.");
}

TEST(TidyCsv, OfSeveralDuplicatesTheFirstRepetitionInTheFileIsNamed) {
  EXPECT_EQ(problem_of("territory,activity,value\nB,x,1\nA,x,1\nA,x,1\nB,x,1\nA,x,1\n").detail,
            "The cell of A and x is there twice: in line 3 and in line 4.");
}

TEST(TidyCsv, ADuplicateInAFileWithAFurtherColumnPointsToTheChoice) {
  const std::string text = "geo,nace_r2,sex,value\nES,C,F,1\nES,C,M,2\n";
  EXPECT_EQ(problem_of(text).mend,
            "Keep one of the two lines; if they differ in “sex”, keep one code of it, with --keep COLUMN=CODE.");
  const StatisticsFile file = read_or_tell(text, {.keep = {{"sex", "M"}}});
  ASSERT_EQ(file.observations.size(), 1u) << file.dialect;
  EXPECT_EQ(file.observations[0].value, 2.0);
  EXPECT_EQ(problem_of(text, {.keep = {{"sex", "T"}}}).code, "unknown-code");
  EXPECT_EQ(problem_of(text, {.keep = {{"age", "T"}}}).code, "missing-column");
}

TEST(TidyCsv, ARaggedRowIsRefusedWithItsLine) {
  const Problem problem = problem_of("territory,activity,value\nES21,C,1\nES22,C\n");
  EXPECT_EQ(problem.code, "ragged-row");
  EXPECT_EQ(problem.detail, "The line has 2 fields where the header has 3.");
  EXPECT_EQ(problem.where.line, 3u);
}

TEST(TidyCsv, ALineWithoutACodeIsRefused) {
  EXPECT_EQ(problem_of("territory,activity,value\n,C,1\n").detail, "The line has no territory.");
  EXPECT_EQ(problem_of("territory,activity,value\nES21, ,1\n").detail, "The line has no activity.");
}

TEST(TidyCsv, SeveralUnitsAskForAChoice) {
  const std::string text = "geo,nace_r2,unit,value\nES,C,THS,1\nES,C,PC,2\n";
  const Problem problem = problem_of(text);
  EXPECT_EQ(problem.code, "several-units");
  EXPECT_EQ(problem.detail, "The file has 2 units, and their cells cannot be mixed: PC, THS.");
  EXPECT_EQ(problem.mend, "Choose one, for instance with --unit PC.");
  const StatisticsFile file = read_or_tell(text, {.unit = "THS"});
  EXPECT_EQ(file.unit, "THS");
  ASSERT_EQ(file.observations.size(), 1u);
  EXPECT_EQ(problem_of(text, {.unit = "THX"}).code, "unknown-unit");
}

TEST(TidyCsv, CellsAreReadInAnyOrderOfColumns) {
  const StatisticsFile file =
      read_or_tell("flag,value,period,activity,territory\nb,10.5,2018,01,ES21\n,0,2018,1,ES21\n");
  ASSERT_EQ(file.observations.size(), 2u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "01", "2018", 10.5, "b"));
  EXPECT_EQ(file.observations[1], observation("ES21", "1", "2018", 0));
  EXPECT_TRUE(file.notices.empty());
}

TEST(TidyCsv, NamesOfStatisticalOfficesAreFoundAndReported) {
  const StatisticsFile file = read_or_tell("GEO,Nace R2,Time,s_adj,OBS_VALUE\nES21,C,2018,NSA,7\n");
  ASSERT_EQ(file.observations.size(), 1u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "C", "2018", 7));
  ASSERT_EQ(file.notices.size(), 2u);
  EXPECT_EQ(file.notices[0].text,
            "Territories were read from the column “GEO”, activities from “Nace R2”, values from “OBS_VALUE”, periods "
            "from “Time”.");
  EXPECT_EQ(file.notices[1].text, "These columns were not read: “s_adj”.");
}

TEST(TidyCsv, MissingConfidentialAndZeroAreThreeThings) {
  const StatisticsFile file = read_or_tell(
      "territory,activity,value,flag\nA,1,,\nA,2,:,\nA,3,0,\nA,4,17,c\nA,5,,c\nA,6,17,bc\nA,7,5,illustrative "
      "recoded\n");
  ASSERT_EQ(file.observations.size(), 7u) << file.dialect;
  EXPECT_EQ(file.observations[0], absent("A", "1", "", Absence::missing));
  EXPECT_EQ(file.observations[1], absent("A", "2", "", Absence::missing));
  EXPECT_EQ(file.observations[2], observation("A", "3", "", 0));
  EXPECT_EQ(file.observations[3], absent("A", "4", "", Absence::confidential, "c"));
  EXPECT_EQ(file.observations[4], absent("A", "5", "", Absence::confidential, "c"));
  EXPECT_EQ(file.observations[5], absent("A", "6", "", Absence::confidential, "bc"));
  EXPECT_EQ(file.observations[6], observation("A", "7", "", 5, "illustrative recoded"));
  ASSERT_EQ(file.notices.size(), 2u);
  EXPECT_EQ(file.notices[0].text,
            "3 cells are confidential and kept without a value; 2 came with a number, which was not read.");
  EXPECT_EQ(file.notices[1].text, "2 cells have no value and are kept as missing, not as zero.");
}

TEST(TidyCsv, NaIsNamibiaAsACodeAndMissingAsAValue) {
  const StatisticsFile file = read_or_tell("country,product,value\nNA,0011,3\nZA,0011,NA\n");
  ASSERT_EQ(file.observations.size(), 2u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("NA", "0011", "", 3));
  EXPECT_EQ(file.observations[1], absent("ZA", "0011", "", Absence::missing));
}

TEST(TidyCsv, SemicolonsAndDecimalCommasAreFoundAndReported) {
  const StatisticsFile file = read_or_tell("territory;activity;value\nES21;C;1.234,5\nES22;C;7\n");
  ASSERT_EQ(file.observations.size(), 2u) << file.dialect;
  EXPECT_EQ(file.observations[0].value, 1234.5);
  EXPECT_TRUE(has_notice(file, "delimiter"));
  EXPECT_TRUE(has_notice(file, "decimal-comma"));
  EXPECT_EQ(read_or_tell("territory,activity,value\nES21,C,\"28,34\"\n").observations.at(0).value, 28.34);
  EXPECT_EQ(read_or_tell("territory|activity|value\nES21|C|3\n").observations.size(), 1u);
  EXPECT_EQ(read_or_tell("territory\tactivity\tvalue\nES21\tC\t1 234\n").observations.at(0).value, 1234.0);
}

TEST(TidyCsv, ACommaThatCouldMeanBothIsRefused) {
  const Problem problem = problem_of("territory;activity;value\nES21;C;1,234\nES22;C;5\n");
  EXPECT_EQ(problem.code, "ambiguous-number");
  EXPECT_EQ(problem.detail, "The comma in “1,234” could be a decimal comma or stand between thousands.");
  EXPECT_EQ(problem.where.line, 2u);
  EXPECT_EQ(problem.mend, "Say which with --decimal-mark point or --decimal-mark comma.");
}

TEST(TidyCsv, APointBetweenSemicolonsThatCouldMeanBothIsRefused) {
  const std::string text = "territory;activity;value\nES21;C;987\nES22;C;1.234\n";
  const Problem problem = problem_of(text);
  EXPECT_EQ(problem.detail, "The point in “1.234” could be a decimal point or stand between thousands.");
  EXPECT_EQ(problem.where.line, 3u);
  EXPECT_EQ(read_or_tell(text, {.decimal_mark = DecimalMark::point}).observations.at(1).value, 1.234);
  EXPECT_EQ(read_or_tell(text, {.decimal_mark = DecimalMark::comma}).observations.at(1).value, 1234.0);
  EXPECT_EQ(read_or_tell(text + "ES24;C;0.5\n").observations.at(1).value, 1.234);
  EXPECT_EQ(read_or_tell("territory,activity,value\nES22,C,1.234\n").observations.at(0).value, 1.234);
}

TEST(TidyCsv, WhatIsWrittenReadsBack) {
  EXPECT_TRUE(rc::check("observations survive tidy CSV", [] {
    const auto code = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("AB0.,;\"-="))));
    const auto cells = *rc::gen::nonEmpty(
        rc::gen::container<std::set<std::pair<std::string, std::string>>>(rc::gen::pair(code, code)));
    std::vector<Observation> observations;
    for (const auto& [territory, activity] : cells) {
      Observation one = observation(territory, activity, "2018", std::abs(*rc::gen::arbitrary<double>()));
      if (*rc::gen::arbitrary<bool>()) one = absent(territory, activity, "2018", Absence::missing, "u");
      if (*rc::gen::arbitrary<bool>()) one = absent(territory, activity, "2018", Absence::confidential, "c");
      observations.push_back(one);
    }
    const auto file = read_statistics(write_tidy_csv(observations), "round trip");
    RC_ASSERT(file.has_value());
    RC_ASSERT(file->observations == observations);
  }));
}

}  // namespace
}  // namespace zubia::formats
