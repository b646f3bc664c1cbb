#include "engine/classifications/activity_levels.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "engine/classifications/activity_code.hpp"

namespace zubia {
namespace {

std::vector<Activity> activities(const std::vector<std::string>& codes) {
  std::vector<Activity> result;
  result.reserve(codes.size());
  for (const std::string& code : codes) result.emplace_back(code);
  return result;
}

std::vector<std::string> codes_of(const std::vector<Activity>& list) {
  std::vector<std::string> codes;
  codes.reserve(list.size());
  for (const Activity& activity : list) codes.push_back(activity.code);
  return codes;
}

using Codes = std::vector<std::string>;

Codes chosen(const Codes& codes, std::optional<int> level = std::nullopt) {
  const auto choice = choose_level(activities(codes), {.level = level, .version = {}});
  EXPECT_TRUE(choice.has_value()) << choice.error().detail;
  return codes_of(choice->chosen);
}

LeftOutActivity reason_for(const ActivityLevelChoice& choice, const std::string& code) {
  for (const LeftOutActivity& left_out : choice.left_out)
    if (left_out.activity.code == code) return left_out;
  ADD_FAILURE() << code << " is not left out";
  return {};
}

const LevelNotice* notice(const ActivityLevelChoice& choice, const std::string& code) {
  const auto found = std::find_if(choice.notices.begin(), choice.notices.end(),
                                  [&](const LevelNotice& each) { return each.code == code; });
  return found == choice.notices.end() ? nullptr : &*found;
}

const Codes regional_accounts = {"A",   "B-E", "C",   "F",   "G-I", "G-J", "J",    "K",
                                 "K-N", "L",   "M-N", "O-Q", "O-U", "R-U", "TOTAL"};

TEST(ActivityLevels, NoActivitiesIsRefused) {
  EXPECT_EQ(choose_level(std::vector<Activity>{}).error().code, "no-activities");
}

TEST(ActivityLevels, TheSameCodeTwiceIsRefused) {
  EXPECT_EQ(choose_level(activities({"A", "B", "A"})).error().code, "duplicate-activity");
}

TEST(ActivityLevels, ALevelThatNoCodeHasIsRefusedWithThoseThatAre) {
  const auto choice = choose_level(activities({"11", "1111", "111110"}), {.level = 5, .version = {}});
  ASSERT_FALSE(choice);
  EXPECT_EQ(choice.error().code, "unknown-level");
  EXPECT_EQ(choice.error().detail, "No activity is of level 5.");
  EXPECT_EQ(choice.error().mend, "The levels are 2, 4 and 6.");
}

TEST(ActivityLevels, ALevelOfCodesWithoutLevelsIsRefused) {
  EXPECT_EQ(choose_level(activities({"wine", "bread"}), {.level = 2, .version = {}}).error().code, "unknown-level");
}

TEST(ActivityLevels, RegionalAccountsUseTheFinestSetThatLeavesNothingOut) {
  EXPECT_EQ(chosen(regional_accounts), (Codes{"A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"}));
}

TEST(ActivityLevels, TheUserIsToldWhichLevelIsUsedAndWhy) {
  const auto choice = choose_level(activities(regional_accounts));
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->level, 1);
  EXPECT_EQ(choice->level_name, "sections and ranges of them");
  EXPECT_EQ(reason_for(*choice, "TOTAL").reason, LeftOutReason::total);
  EXPECT_EQ(reason_for(*choice, "C"), (LeftOutActivity{Activity("C"), LeftOutReason::finer, Activity("B-E")}));
  EXPECT_EQ(reason_for(*choice, "G-J"), (LeftOutActivity{Activity("G-J"), LeftOutReason::coarser, Activity("G-I")}));
  ASSERT_EQ(choice->notices.size(), 4U);
  EXPECT_EQ(choice->notices[0].text,
            "The activities are of several levels; 10 of 15 are used: sections and ranges of them.");
  EXPECT_EQ(choice->notices[1].text, "TOTAL is a total and is left out.");
  EXPECT_EQ(choice->notices[2].text, "G-J, K-N and O-U contain codes that are used and are left out.");
  EXPECT_EQ(choice->notices[3].text, "C (B-E) is part of a code that is used and is left out.");
}

TEST(ActivityLevels, ManufacturingReplacesIndustryWhereSectionsAreAskedFor) {
  const auto choice = choose_level(activities(regional_accounts), {.level = 1, .version = {}});
  ASSERT_TRUE(choice);
  EXPECT_EQ(codes_of(choice->chosen), (Codes{"A", "C", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"}));
  ASSERT_NE(notice(*choice, "part-not-covered"), nullptr);
  EXPECT_EQ(notice(*choice, "part-not-covered")->codes, Codes{"B-E"});
}

TEST(ActivityLevels, ARangeWithoutAllItsPartsIsKept) {
  EXPECT_EQ(chosen({"A", "G-J", "G-I", "K-N", "K", "L"}), (Codes{"A", "G-J", "K-N"}));
}

TEST(ActivityLevels, SectionsMadeUpByTheirDivisionsGiveWayToThem) {
  EXPECT_EQ(chosen({"A", "A01", "A02", "A03", "F", "TOTAL"}), (Codes{"A01", "A02", "A03", "F"}));
  EXPECT_EQ(chosen({"A", "01", "02", "F"}), (Codes{"A", "F"}));
}

TEST(ActivityLevels, EurostatRangesOfDivisionsGiveWayToTheDivisions) {
  EXPECT_EQ(chosen({"C10-C12", "C10", "C11", "C12", "C13T15", "J59_60", "J59"}),
            (Codes{"C10", "C11", "C12", "C13T15", "J59_60"}));
}

TEST(ActivityLevels, ASectionOfOneDivisionIsNotCountedTwice) {
  EXPECT_EQ(chosen({"D", "35", "F", "F41", "F42", "F43"}), (Codes{"35", "F41", "F42", "F43"}));
}

TEST(ActivityLevels, TwoSpellingsOfOneCodeAreUsedOnce) {
  const auto choice = choose_level(activities({"M-N", "M_N", "F"}));
  ASSERT_TRUE(choice);
  EXPECT_EQ(codes_of(choice->chosen), (Codes{"M-N", "F"}));
  EXPECT_EQ(reason_for(*choice, "M_N").reason, LeftOutReason::same_as);
}

TEST(ActivityLevels, OfTwoOverlappingRangesTheFirstIsUsed) {
  const auto choice = choose_level(activities({"B-E", "C-F", "A"}));
  ASSERT_TRUE(choice);
  EXPECT_EQ(codes_of(choice->chosen), (Codes{"B-E", "A"}));
  EXPECT_EQ(reason_for(*choice, "C-F").because_of, Activity("B-E"));
}

TEST(ActivityLevels, TotalsInAllSpellingsAreLeftOut) {
  for (const char* total : {"TOTAL", "Total", "TOT", "_T", "B-S", "B-N", "A-U", "Insgesamt", "all"})
    EXPECT_EQ(chosen({total, "A", "F"}), (Codes{"A", "F"})) << total;
}

TEST(ActivityLevels, AnAggregateOfUnknownExtentIsLeftOutAndSaidSo) {
  const auto choice = choose_level(activities({"C", "F", "B-N_S95_X_K"}));
  ASSERT_TRUE(choice);
  EXPECT_EQ(codes_of(choice->chosen), (Codes{"C", "F"}));
  EXPECT_EQ(reason_for(*choice, "B-N_S95_X_K").reason, LeftOutReason::not_recognised);
}

TEST(ActivityLevels, ATableOfOneTotalUsesIt) { EXPECT_EQ(chosen({"TOTAL"}), Codes{"TOTAL"}); }

TEST(ActivityLevels, NamesWithCodesInBracketsCountAsCodes) {
  EXPECT_EQ(chosen({"Farming (A)", "Industry (B-E)", "Manufacturing (C)", "Public services", "Insgesamt"}),
            (Codes{"Farming (A)", "Industry (B-E)", "Public services"}));
}

TEST(ActivityLevels, UnknownNomenclaturesAreOneLevelButForTheTotal) {
  EXPECT_EQ(chosen({"wine", "bread", "Insgesamt"}), (Codes{"wine", "bread"}));
  EXPECT_EQ(chosen({"A1", "A2", "A3"}), (Codes{"A1", "A2", "A3"}));
  EXPECT_EQ(choose_level(activities({"wine", "bread"}))->level_name, "one level");
  EXPECT_TRUE(choose_level(activities({"wine", "bread"}))->notices.empty());
}

TEST(ActivityLevels, RunningNumbersAreNotPrefixes) {
  Codes numbers;
  for (int i = 1; i <= 25; ++i) numbers.push_back(std::to_string(i));
  EXPECT_EQ(chosen(numbers), numbers);
}

TEST(ActivityLevels, NaicsLevelsAreDigitsAndJoinedSectorsAreOfLevelTwo) {
  const Codes naics = {"00", "11", "111", "1111", "31-33", "311", "3111", "3112", "48-49", "481", "4811"};
  EXPECT_EQ(chosen(naics, 2), (Codes{"11", "31-33", "48-49"}));
  EXPECT_EQ(chosen(naics, 4), (Codes{"1111", "3111", "3112", "4811"}));
  EXPECT_EQ(chosen(naics), (Codes{"11", "31-33", "48-49"}));
  EXPECT_EQ(choose_level(activities(naics), {.level = 4, .version = {}})->level_name, "4-digit codes");
  EXPECT_EQ(choose_level(activities(naics))->levels, (std::vector<int>{2, 3, 4}));
  EXPECT_EQ(choose_level(activities(naics))->notices.front().text,
            "The activities are of several levels; 3 of 11 are used: 2-digit codes. The levels given are 2, 3 and 4.");
}

TEST(ActivityLevels, TwoZerosAreNoTotalInTradeStatistics) {
  EXPECT_EQ(chosen({"00", "01", "02"}), (Codes{"00", "01", "02"}));
}

TEST(ActivityLevels, HarmonisedSystemChaptersContainTheirHeadings) {
  EXPECT_EQ(chosen({"87", "8703", "8704", "870321", "88"}, 4), (Codes{"8703", "8704"}));
}

TEST(ActivityLevels, LeadingZerosCount) { EXPECT_EQ(chosen({"01", "10", "101"}, 2), (Codes{"01", "10"})); }

TEST(ActivityLevels, RevisionTwoPointOneIsKnownByItsVersion) {
  // In Rev. 2.1 section K is 61–63; in Rev. 2 it is 64–66, and 61 would lie in J.
  const auto choice = choose_level(activities({"K", "61", "62", "63"}), {.level = {}, .version = "NACE Rev. 2.1"});
  ASSERT_TRUE(choice);
  EXPECT_EQ(codes_of(choice->chosen), (Codes{"61", "62", "63"}));
}

TerritoryActivityTable two_territories(const Codes& codes, std::vector<double> values) {
  return {LabelIndex<Territory>({Territory("T1"), Territory("T2")}), LabelIndex<Activity>(activities(codes)),
          std::move(values)};
}

TEST(ActivityLevels, ChildrenThatAddUpReplaceTheirParent) {
  const auto table = two_territories({"31", "311", "312", "44"}, {100, 60, 40, 7, 50, 20, 30, 8});
  EXPECT_EQ(codes_of(choose_level(table)->chosen), (Codes{"311", "312", "44"}));
}

TEST(ActivityLevels, ChildrenThatDoNotAddUpLeaveTheirParent) {
  const auto table = two_territories({"31", "311", "312", "44"}, {100, 60, 30, 7, 50, 20, 30, 8});
  EXPECT_EQ(codes_of(choose_level(table)->chosen), (Codes{"31", "44"}));
}

TEST(ActivityLevels, ChildrenKnownForTheSmallerPartOnlyLeaveTheirParent) {
  auto table = two_territories({"31", "311", "312", "44"}, {100, 60, 40, 7, 500, 200, 300, 8});
  table.set_absent(1, 2, Absence::confidential);
  EXPECT_EQ(codes_of(choose_level(table)->chosen), (Codes{"31", "44"}));
}

TEST(ActivityLevels, PartsOfARangeThatDoNotAddUpAreUsedAndSaidSo) {
  const auto table = two_territories({"G-J", "G-I", "J", "F"}, {100, 60, 20, 7, 50, 20, 30, 8});
  const auto choice = choose_level(table);
  EXPECT_EQ(codes_of(choice->chosen), (Codes{"G-I", "J", "F"}));
  ASSERT_NE(notice(*choice, "does-not-add-up"), nullptr);
  EXPECT_EQ(notice(*choice, "does-not-add-up")->text,
            "The codes used inside G-J do not add up to what is given for it.");
}

Codes some_of(const Codes& pool) {
  Codes codes;
  for (const std::string& code : pool)
    if (*rc::gen::arbitrary<bool>()) codes.push_back(code);
  return codes;
}

bool overlap_free(const std::vector<Activity>& list) {
  const PlacedActivities places = place_activities(list, {});
  for (const PlacedActivity& a : places.placed)
    for (const PlacedActivity& b : places.placed)
      if (a.column != b.column && a.first < b.last && b.first < a.last) return false;
  return true;
}

TEST(ActivityLevels, ChosenActivitiesNeverOverlap) {
  const Codes pool = {"TOTAL", "A",   "A01", "01.1", "01.11", "A02", "A03",  "B-E", "B",   "C", "C10-C12", "C10",
                      "D",     "35",  "E",   "C-F",  "F",     "G-I", "G-J",  "J",   "K-N", "K", "L",       "M_N",
                      "M-N",   "L68", "O-Q", "O-U",  "R-U",   "B-S", "10.1", "H",   "I",   "G", "C11",     "C12"};
  EXPECT_TRUE(rc::check([&] {
    const Codes codes = some_of(pool);
    RC_PRE(!codes.empty());
    const auto choice = choose_level(activities(codes));
    RC_ASSERT(choice.has_value());
    RC_ASSERT(!choice->chosen.empty());
    RC_ASSERT(choice->chosen.size() + choice->left_out.size() == codes.size());
    RC_ASSERT(overlap_free(choice->chosen));
  }));
}

TEST(ActivityLevels, ChosenActivitiesOfAnAskedLevelNeverOverlap) {
  const Codes pool = {"00",   "11",  "111",  "1111",  "11111", "112", "31-33", "311",
                      "3111", "332", "3321", "44-45", "441",   "445", "4451",  "99"};
  EXPECT_TRUE(rc::check([&] {
    const Codes codes = some_of(pool);
    RC_PRE(!codes.empty());
    const int level = *rc::gen::inRange(2, 6);
    const auto choice = choose_level(activities(codes), {.level = level, .version = {}});
    RC_PRE(choice.has_value());
    RC_ASSERT(overlap_free(choice->chosen));
    for (const PlacedActivity& place : place_activities(choice->chosen, {}).placed) RC_ASSERT(place.level == level);
  }));
}

TEST(ActivityLevels, TheOrderOfTheCodesDoesNotMatter) {
  EXPECT_TRUE(rc::check([] {
    Codes codes = some_of(regional_accounts);
    RC_PRE(!codes.empty());
    Codes before = chosen(codes);
    std::reverse(codes.begin(), codes.end());
    Codes after = chosen(codes);
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    RC_ASSERT(before == after);
  }));
}

}  // namespace
}  // namespace zubia
