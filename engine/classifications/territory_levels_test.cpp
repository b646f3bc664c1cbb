#include "engine/classifications/territory_levels.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace zubia {
namespace {

using Codes = std::vector<std::string>;

std::vector<Territory> territories(const Codes& codes) {
  std::vector<Territory> result;
  result.reserve(codes.size());
  for (const std::string& code : codes) result.emplace_back(code);
  return result;
}

Codes chosen(const Codes& codes, std::optional<int> level = std::nullopt) {
  const auto choice = choose_level(territories(codes), {.level = level});
  EXPECT_TRUE(choice.has_value()) << choice.error().detail;
  Codes result;
  for (const Territory& territory : choice->chosen) result.push_back(territory.code);
  return result;
}

const Codes programme_area = {"ES", "ES21", "ES211", "ES212", "ES213", "ES22", "FR", "FRI", "FRI1", "FRI2", "FRI3"};

TEST(TerritoryLevels, NoTerritoriesIsRefused) {
  EXPECT_EQ(choose_level(std::vector<Territory>{}).error().code, "no-territories");
}

TEST(TerritoryLevels, TheSameCodeTwiceIsRefused) {
  EXPECT_EQ(choose_level(territories({"ES21", "ES21"})).error().code, "duplicate-territory");
}

TEST(TerritoryLevels, ALevelThatNoCodeHasIsRefusedWithThoseThatAre) {
  const auto choice = choose_level(territories({"ES", "ES21"}), {.level = 3});
  ASSERT_FALSE(choice);
  EXPECT_EQ(choice.error().code, "unknown-level");
  EXPECT_EQ(choice.error().mend, "The levels are 0 and 2.");
  EXPECT_EQ(choose_level(territories({"Bayern"}), {.level = 1}).error().code, "unknown-level");
}

TEST(TerritoryLevels, TheLevelThatBothCountriesHaveIsUsed) {
  EXPECT_EQ(chosen(programme_area), (Codes{"ES21", "ES22", "FRI1", "FRI2", "FRI3"}));
}

TEST(TerritoryLevels, AnAskedLevelIsUsed) {
  EXPECT_EQ(chosen(programme_area, 0), (Codes{"ES", "FR"}));
  EXPECT_EQ(chosen(programme_area, 3), (Codes{"ES211", "ES212", "ES213"}));
}

TEST(TerritoryLevels, TheUserIsToldWhichLevelIsUsedAndWhy) {
  const auto choice = choose_level(territories(programme_area));
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->level, 2);
  EXPECT_EQ(choice->level_name, "NUTS 2");
  ASSERT_EQ(choice->notices.size(), 3U);
  EXPECT_EQ(choice->notices[0].text,
            "The territories are of several levels; 5 of 11 are used: NUTS 2. The levels given are 0, 1, 2 and 3.");
  EXPECT_EQ(choice->notices[1].text, "ES, FR and FRI contain codes that are used and are left out.");
  EXPECT_EQ(choice->notices[2].text,
            "ES211 (ES21), ES212 (ES21) and ES213 (ES21) are parts of codes that are used and are left out.");
}

TEST(TerritoryLevels, AggregatesOfCountriesAreTotals) {
  const auto choice = choose_level(territories({"EU28", "EA19", "ES", "FR", "EL", "UK"}));
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->level_name, "countries");
  ASSERT_EQ(choice->left_out.size(), 2U);
  EXPECT_EQ(choice->left_out[0].reason, LeftOutReason::total);
}

TEST(TerritoryLevels, ExtraRegioIsLeftOut) {
  const auto choice = choose_level(territories({"ES21", "ES22", "ESZZ"}));
  ASSERT_TRUE(choice);
  ASSERT_EQ(choice->left_out.size(), 1U);
  EXPECT_EQ(choice->left_out[0].reason, LeftOutReason::extra_regio);
}

TEST(TerritoryLevels, ExtraRegioAloneIsOneLevelRatherThanNothing) {
  EXPECT_EQ(chosen({"ESZZ"}), Codes{"ESZZ"});
  EXPECT_EQ(choose_level(territories({"ESZZ", "FRZZ"}))->level_name, "one level");
}

TEST(TerritoryLevels, OtherCodesAreOneLevelButForTheTotal) {
  EXPECT_EQ(chosen({"Bayern", "Berlin", "Insgesamt"}), (Codes{"Bayern", "Berlin"}));
  EXPECT_EQ(chosen({"10180", "10300"}), (Codes{"10180", "10300"}));
  EXPECT_EQ(chosen({"Total"}), Codes{"Total"});
}

TEST(TerritoryLevels, AnUnknownCodeAmongNutsCodesIsLeftOutAndSaidSo) {
  const auto choice = choose_level(territories({"ES21", "ES22", "EUROCITY"}));
  ASSERT_TRUE(choice);
  ASSERT_EQ(choice->left_out.size(), 1U);
  EXPECT_EQ(choice->left_out[0].reason, LeftOutReason::not_recognised);
}

TEST(TerritoryLevels, ChosenTerritoriesNeverContainEachOther) {
  const Codes pool = {"EU28", "ES",  "ES2",  "ES21",  "ES211", "ES22", "ES220", "ESZZ",
                      "FR",   "FRI", "FRI1", "FRI15", "PT",    "PT1",  "PT11",  "TOTAL"};
  EXPECT_TRUE(rc::check([&] {
    Codes codes;
    for (const std::string& code : pool)
      if (*rc::gen::arbitrary<bool>()) codes.push_back(code);
    RC_PRE(!codes.empty());
    const Codes used = chosen(codes);
    for (const std::string& a : used)
      for (const std::string& b : used) RC_ASSERT(a == b || !a.starts_with(b));
  }));
}

}  // namespace
}  // namespace zubia
