#include "formats/spss_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/questionnaires/instruments_for_tests.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;
using for_tests::checked;
using for_tests::choice_item;
using for_tests::draft_of;
using for_tests::item;
using testing::HasSubstr;

Item labelled(Item item, const std::string& label) {
  item.label = {{"en", label}};
  return item;
}

/// A form with every kind of column, and three responses.
ResponseTable example() {
  Item turnover = labelled(item(ItemType::number, "turnover"), "Turnover");
  turnover.unit = {{"en", "M€"}};
  turnover.relevance = "${exports_to_the_other_side} != 'no'";
  turnover.may_be_unknown = true;
  Item city = labelled(item(ItemType::text, "city"), "Herria – où êtes-vous ?");
  city.length_max = 4;
  const Instrument instrument = checked(
      draft_of({labelled(choice_item(ItemType::single_choice, "exports_to_the_other_side", "yesno"), "Exports?"),
                turnover, city, labelled(choice_item(ItemType::multiple_choice, "sectors", "sector"), "Sectors"),
                labelled(item(ItemType::date, "founded"), "Founded")}));
  ResponseTable table = response_table(instrument, "en");
  const std::vector<Answers> all = {
      {.values = {{"exports_to_the_other_side", Codes{1}},
                  {"turnover", 2.5},
                  {"city", std::string("Irún")},
                  {"sectors", Codes{1, 3}},
                  {"founded", std::string("1955-02-28")}}},
      {.values = {{"exports_to_the_other_side", Codes{0}}, {"city", std::string("Éàü€x")}}},
      {.values = {{"exports_to_the_other_side", Codes{99}}, {"turnover", DontKnow()}, {"sectors", Codes{97}}}}};
  for (const Answers& answers : all)
    add_response(table, instrument, {"r" + std::to_string(table.rows.size()), "danobat", "2026-11-27"},
                 evaluate_response(instrument, answers, "2026-11-27"));
  return table;
}

/// What a command prints that is run beside a file `a.sav` with these bytes.
std::string said_of(const std::string& bytes, const std::string& command) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("zubia-spss-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.sav", std::ios::binary) << bytes;
  std::string said;
  std::FILE* pipe = ::popen(("cd " + folder.string() + " && LC_ALL=C.UTF-8 " + command + " 2>&1").c_str(), "r");
  std::array<char, 4096> part{};
  while (const std::size_t read = std::fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), read);
  ::pclose(pipe);
  std::filesystem::remove_all(folder);
  return said;
}

TEST(SpssFile, IsReadByRWithItsLabels) {
  const auto bytes = write_spss(example());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  const std::string said =
      said_of(*bytes, "Rscript " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.R a.sav founded sent_on");
  EXPECT_THAT(said, HasSubstr("response_id: Response\n  data r0|r1|r2\n"));
  EXPECT_THAT(said, HasSubstr("exports_to_the_other_side: Exports?\n"));
  EXPECT_THAT(said, HasSubstr("99=dont_know"));
  EXPECT_THAT(said, HasSubstr("-98=Not asked"));
  EXPECT_THAT(said, HasSubstr("turnover: Turnover [M€]\n"));
  EXPECT_THAT(said, HasSubstr("  data 2.5|NA|NA\n"))
      << "neither the firm that was not asked nor the other has a figure";
  EXPECT_THAT(said, HasSubstr("city: Herria – où êtes-vous ?\n  data Irún|Éàü€x|\n"));
  EXPECT_THAT(said, HasSubstr("sectors_1: Sectors – health\n"));
  EXPECT_THAT(said, HasSubstr("sectors_97: Sectors – none\n"));
  EXPECT_THAT(said, HasSubstr("founded: Founded\n  data 1955-02-28|NA|NA\n"));
  EXPECT_THAT(said, HasSubstr("sent_on: Sent on\n  data 2026-11-27|2026-11-27|2026-11-27\n"));
}

TEST(SpssFile, HasTheSetsOfSeveralChoices) {
  const auto bytes = write_spss(example());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  const std::string said = said_of(*bytes, "pspp -O format=txt " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.sps");
  EXPECT_THAT(said, HasSubstr("$sectors"));
  EXPECT_THAT(said, HasSubstr("sectors_96"));
  EXPECT_THAT(said, testing::Not(HasSubstr("warning"))) << said;
}

TEST(SpssFile, ATableWithoutRowsIsAFileToo) {
  ResponseTable table = example();
  table.rows.clear();
  const auto bytes = write_spss(table);
  ASSERT_TRUE(bytes) << bytes.error().detail;
  EXPECT_THAT(said_of(*bytes, "Rscript " ZUBIA_SOURCE_ROOT "/tests/oracles/spss_file.R a.sav"),
              HasSubstr("founded: Founded"));
}

}  // namespace
}  // namespace zubia::formats
