#include "formats/spss_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/responses_for_tests.hpp"

namespace zubia::formats {
namespace {

using for_tests::example;
using for_tests::example_with_codes;
using for_tests::said_of;
using questionnaires::ResponseTable;
using testing::HasSubstr;

TEST(SpssFile, IsReadByRWithItsLabels) {
  const auto bytes = write_spss(example());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  const std::string said =
      said_of({{"a.sav", *bytes}}, "Rscript " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.R a.sav founded sent_on");
  EXPECT_THAT(said, HasSubstr("response_id: Response\n  data r0|r1|r2\n"));
  EXPECT_THAT(said, HasSubstr("exports_to_the_other_side: Exports?\n"));
  EXPECT_THAT(said, HasSubstr("99=dont_know"));
  EXPECT_THAT(said, HasSubstr("-98=Not relevant"));
  EXPECT_THAT(said, HasSubstr("turnover: Turnover [M€]\n"));
  EXPECT_THAT(said, HasSubstr("  data 2.5|NA|NA\n"))
      << "neither the firm that was not asked nor the other has a figure";
  EXPECT_THAT(said, HasSubstr("city: Herria – où êtes-vous ?\n  data Irún|Éàü€x|\n"));
  EXPECT_THAT(said, HasSubstr("sectors_1: Sectors – health\n"));
  EXPECT_THAT(said, HasSubstr("sectors_97: Sectors – none\n"));
  EXPECT_THAT(said, HasSubstr("founded: Founded\n  data 1955-02-28|NA|NA\n"));
  EXPECT_THAT(said, HasSubstr("sent_on: Sent on\n  data 2026-11-27|2026-11-27|2026-11-27\n"));
}

TEST(SpssFile, LabelsCodesThatAreTexts) {
  const auto bytes = write_spss(example_with_codes());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  const std::string said =
      said_of({{"a.sav", *bytes}}, "pspp -O format=txt " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.sps");
  EXPECT_THAT(said, testing::ContainsRegex("Irún[^A-Za-z]+Irungo .udala."));
  EXPECT_THAT(said, testing::Not(HasSubstr("warning"))) << said;
}

TEST(SpssFile, HasTheSetsOfSeveralChoices) {
  const auto bytes = write_spss(example());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  const std::string said =
      said_of({{"a.sav", *bytes}}, "pspp -O format=txt " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.sps");
  EXPECT_THAT(said, HasSubstr("$sectors"));
  EXPECT_THAT(said, HasSubstr("sectors_96"));
  EXPECT_THAT(said, testing::Not(HasSubstr("warning"))) << said;
}

TEST(SpssFile, ATableWithoutRowsIsAFileToo) {
  ResponseTable table = example();
  table.rows.clear();
  const auto bytes = write_spss(table);
  ASSERT_TRUE(bytes) << bytes.error().detail;
  EXPECT_THAT(said_of({{"a.sav", *bytes}}, "Rscript " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.R a.sav"),
              HasSubstr("founded: Founded"));
}

}  // namespace
}  // namespace zubia::formats
