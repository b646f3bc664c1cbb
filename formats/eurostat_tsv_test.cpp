#include "formats/eurostat_tsv.hpp"

#include <gtest/gtest.h>

#include "formats/reading_for_tests.hpp"

namespace zubia::formats {
namespace {

const std::string header = "freq,unit,wstatus,nace_r2,geo\\TIME_PERIOD\t2016 \t2017 \t2018 \n";

TEST(EurostatTsv, SeveralUnitsAskForAChoiceWithTheList) {
  const std::string text = header + "A,PC,EMP,C,ES21\t1 \t2 \t3 \nA,THS,EMP,C,ES21\t4 \t5 \t6 \n";
  const Problem problem = problem_of(text);
  EXPECT_EQ(problem.code, "several-units");
  EXPECT_EQ(problem.detail, "The file has 2 units, and their cells cannot be mixed: PC, THS.");
  const StatisticsFile file = read_or_tell(text, {.unit = "THS"});
  EXPECT_EQ(file.unit, "THS");
  ASSERT_EQ(file.observations.size(), 3u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "C", "2016", 4));
  EXPECT_EQ(problem_of(text, {.unit = "THOUSAND"}).code, "unknown-unit");
}

TEST(EurostatTsv, SeveralCodesOfAFurtherDimensionAskForAChoice) {
  const std::string text = header + "A,THS,EMP,C,ES21\t1 \t2 \t3 \nA,THS,SAL,C,ES21\t4 \t5 \t6 \n";
  const Problem problem = problem_of(text);
  EXPECT_EQ(problem.code, "several-codes");
  EXPECT_EQ(problem.detail, "The file has several codes of “wstatus”, and their cells cannot be mixed: EMP, SAL.");
  EXPECT_EQ(problem.mend, "Choose one, for instance with --keep wstatus=EMP.");
  EXPECT_EQ(read_or_tell(text, {.keep = {{"wstatus", "SAL"}}}).observations.size(), 3u);
}

TEST(EurostatTsv, ASeriesGivenTwiceIsRefused) {
  const Problem problem = problem_of(header + "A,THS,EMP,C,ES21\t1 \t2 \t3 \nA,THS,EMP,C,ES21\t1 \t2 \t3 \n");
  EXPECT_EQ(problem.code, "duplicate-cell");
  EXPECT_EQ(problem.detail, "The cell of ES21 and C in 2016 is there twice: in line 2 and in line 3.");
}

TEST(EurostatTsv, BrokenLinesAreRefused) {
  EXPECT_EQ(problem_of(header + "A,THS,EMP,C,ES21\t1 \t2 \n").detail, "The line has 2 cells where the header has 3.");
  EXPECT_EQ(problem_of(header + "A,THS,C,ES21\t1 \t2 \t3 \n").detail, "The line has 4 codes where the header has 5.");
  const Problem text = problem_of(header + "A,THS,EMP,C,ES21\t1 \tx b\t3 \n");
  EXPECT_EQ(text.code, "not-a-number");
  EXPECT_EQ(text.where, (Where{"file.csv", 2, "2017", {}}));
  EXPECT_EQ(problem_of(header).code, "empty-file");
}

TEST(EurostatTsv, ATableWithoutActivitiesIsRefused) {
  const Problem problem = problem_of("freq,unit,geo\\TIME_PERIOD\t2018 \nA,THS,ES\t1 \n");
  EXPECT_EQ(problem.code, "missing-column");
  EXPECT_EQ(problem.detail,
            "No column for the activity was found; the dimensions are “freq”, “unit”, “geo” and “TIME_PERIOD”.");
}

TEST(EurostatTsv, ValuesAndFlagsAreToldApart) {
  const StatisticsFile file = read_or_tell(header +
                                               "A,THS,EMP,C,ES21\t207.3 \t208.1 b\t: \n"
                                               "A,THS,EMP,C,ES22\t: c\t12.5 bc\t: u\n"
                                               "A,THS,EMP,C,FRI1\t:c\t0 n\t: @C\n",
                                           {}, "data/estat_nama_10r_3empers.tsv");
  EXPECT_EQ(file.dialect, "eurostat-tsv");
  EXPECT_EQ(file.table, "nama_10r_3empers");
  EXPECT_EQ(file.unit, "THS");
  const std::vector<Observation> expected = {
      observation("ES21", "C", "2016", 207.3),
      observation("ES21", "C", "2017", 208.1, "b"),
      absent("ES21", "C", "2018", Absence::missing),
      absent("ES22", "C", "2016", Absence::confidential, "c"),
      absent("ES22", "C", "2017", Absence::confidential, "bc"),
      absent("ES22", "C", "2018", Absence::missing, "u"),
      absent("FRI1", "C", "2016", Absence::confidential, "c"),
      observation("FRI1", "C", "2017", 0, "n"),
      absent("FRI1", "C", "2018", Absence::confidential, "@C"),
  };
  EXPECT_EQ(file.observations, expected);
  EXPECT_TRUE(has_notice(file, "confidential-cells"));
  EXPECT_TRUE(has_notice(file, "missing-cells"));
}

TEST(EurostatTsv, OldFilesAndOtherDimensionsAcrossAreReadToo) {
  const StatisticsFile old = read_or_tell("unit,nace_r2,geo\\time\t2018Q1 \r\nTHS,C,ES21\t1 \r\n");
  ASSERT_EQ(old.observations.size(), 1u) << old.dialect;
  EXPECT_EQ(old.observations[0], observation("ES21", "C", "2018Q1", 1));
  const StatisticsFile across = read_or_tell("nace_r2,time\\geo\tES21\tES22\nC,2018\t1 \t2 e\n");
  ASSERT_EQ(across.observations.size(), 2u) << across.dialect;
  EXPECT_EQ(across.observations[1], observation("ES22", "C", "2018", 2, "e"));
}

}  // namespace
}  // namespace zubia::formats
