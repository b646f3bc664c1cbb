#include "formats/sdmx_csv.hpp"

#include <gtest/gtest.h>

#include "formats/reading_for_tests.hpp"

namespace zubia::formats {
namespace {

const std::string eurostat_1 =
    "DATAFLOW,LAST UPDATE,freq,unit,nace_r2,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n";

std::string row(const std::string& rest) { return "ESTAT:NAMA_10R_3EMPERS(1.0),27/01/25 23:00:00,A," + rest + "\n"; }

TEST(SdmxCsv, SeveralUnitsOrCodesAskForAChoice) {
  EXPECT_EQ(problem_of(eurostat_1 + row("THS,C,ES21,2018,1,,") + row("PC,C,ES21,2018,1,,")).code, "several-units");
  const std::string with_sex = "DATAFLOW,sex,nace_r2,geo,TIME_PERIOD,OBS_VALUE\nX,F,C,ES,2018,1\nX,M,C,ES,2018,1\n";
  EXPECT_EQ(problem_of(with_sex).detail, "The file has several codes of “sex”, and their cells cannot be mixed: F, M.");
  EXPECT_EQ(read_or_tell(with_sex, {.keep = {{"sex", "F"}}}).observations.size(), 1u);
  EXPECT_EQ(problem_of("DATAFLOW,nace_r2,geo,TIME_PERIOD,OBS_VALUE\nX,C,ES,2018,1\nY,C,FR,2018,1\n").code,
            "several-codes");
}

TEST(SdmxCsv, AMissingDimensionOrABadNumberIsRefused) {
  EXPECT_EQ(problem_of("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,ES,2018,1\n").code, "missing-column");
  const Problem problem = problem_of(eurostat_1 + row("THS,C,ES21,2018,many,,"));
  EXPECT_EQ(problem.code, "not-a-number");
  EXPECT_EQ(problem.where, (Where{"file.csv", 2, "OBS_VALUE", {}}));
  EXPECT_EQ(problem_of(eurostat_1).code, "empty-file");
}

TEST(SdmxCsv, Eurostats10IsReadWithFlagsAndConfidentiality) {
  const StatisticsFile file =
      read_or_tell(eurostat_1 + row("THS,C,ES21,2017,207.3,,") + row("THS,C,ES21,2018,208.1,b,F") +
                   row("THS,C,ES22,2018,,,C") + row("THS,C,FRI1,2018,5,e,N") + row("THS,C,FRI2,2018,,,"));
  EXPECT_EQ(file.dialect, "sdmx-csv-1.0");
  EXPECT_EQ(file.table, "nama_10r_3empers");
  EXPECT_EQ(file.unit, "THS");
  const std::vector<Observation> expected = {
      observation("ES21", "C", "2017", 207.3),
      observation("ES21", "C", "2018", 208.1, "b"),
      absent("ES22", "C", "2018", Absence::confidential, "@C"),
      absent("FRI1", "C", "2018", Absence::confidential, "e @N"),
      absent("FRI2", "C", "2018", Absence::missing),
  };
  EXPECT_EQ(file.observations, expected);
}

TEST(SdmxCsv, Eurostats20IsReadWithItsColumnsOfLabels) {
  const StatisticsFile file = read_or_tell(
      "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit of measure,nace_r2,NACE,geo,Entity,"
      "TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,Flag\n"
      "dataflow,ESTAT:NAMA_10R_3EMPERS(1.0),Employment,A,Annual,THS,Thousand,C,Manufacturing,ES21,País Vasco,2018,,"
      "208.1,,b,break\n"
      "dataflow,ESTAT:NAMA_10R_3EMPERS(1.0),Employment,A,Annual,THS,Thousand,F,Construction,ES22,Navarra,2018,,"
      "16,,,\n");
  EXPECT_EQ(file.dialect, "sdmx-csv-2.0");
  EXPECT_EQ(file.table, "nama_10r_3empers");
  ASSERT_EQ(file.observations.size(), 2u);
  EXPECT_EQ(file.observations[0], observation("ES21", "C", "2018", 208.1, "b"));
  EXPECT_EQ(file.observations[1], observation("ES22", "F", "2018", 16));
}

TEST(SdmxCsv, CodesWithLabelsInTheSameCellAreCut) {
  const StatisticsFile file = read_or_tell(
      "DATAFLOW,freq: Time frequency,nace_r2: Activity,geo: Entity,TIME_PERIOD: Time,OBS_VALUE\n"
      "ESTAT:X(1.0),A: Annual,C: Manufacturing: all,ES21: País Vasco,2018: 2018,3\n");
  ASSERT_EQ(file.observations.size(), 1u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "C", "2018", 3));
}

TEST(SdmxCsv, OecdStatusesMultipliersAndWithdrawalsAreUnderstood) {
  const StatisticsFile file = read_or_tell(
      "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,ACTIVITY,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT\n"
      "DATAFLOW,OECD.CFE:DF_REG(2.0),I,A,ES21,C,PS,2018,208.1,A,3\n"
      "DATAFLOW,OECD.CFE:DF_REG(2.0),I,A,ES22,C,PS,2018,,Q,3\n"
      "DATAFLOW,OECD.CFE:DF_REG(2.0),D,A,ES22,D,PS,2018,,,3\n");
  EXPECT_EQ(file.table, "DF_REG");
  EXPECT_EQ(file.unit, "PS");
  ASSERT_EQ(file.observations.size(), 2u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "C", "2018", 208.1));
  EXPECT_EQ(file.observations[1], absent("ES22", "C", "2018", Absence::confidential, "Q"));
  EXPECT_TRUE(has_notice(file, "unit-multiplier"));
  EXPECT_TRUE(has_notice(file, "deleted-rows"));
}

}  // namespace
}  // namespace zubia::formats
