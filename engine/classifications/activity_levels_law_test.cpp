#include "engine/classifications/activity_levels.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

#include "engine/classifications/activity_code.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

const std::vector<std::string> nace_pool = {
    "TOTAL", "A",   "A01", "01.1", "01.11", "A02", "A03",  "B-E", "B",   "C",  "C10-C12", "C10", "C11", "C12",
    "D",     "35",  "E",   "C-F",  "F",     "G-I", "G-J",  "J",   "K-N", "K",  "L",       "M_N", "M-N", "L68",
    "O-Q",   "O-U", "R-U", "G",    "H",     "I",   "10.1", "41",  "42",  "43", "O",       "P-Q", "R",   "S-U"};
const std::vector<std::string> digit_pool = {"00",   "11",  "111",  "1111",  "11111", "112", "31-33", "311",
                                             "3111", "332", "3321", "44-45", "441",   "445", "4451",  "99"};

std::vector<Activity> any_codes() {
  std::vector<Activity> codes;
  for (const std::string& code : *rc::gen::element(nace_pool, digit_pool))
    if (*rc::gen::arbitrary<bool>()) codes.emplace_back(code);
  return codes;
}

/// Parents are the sums of all their children, but some codes are not in the table. Whole numbers, so sums are exact.
struct Nested {
  TerritoryActivityTable table;
  std::vector<double> totals;  ///< by territory
};

Nested any_nested_table() {
  constexpr std::size_t rows = 3;
  std::vector<Activity> codes;
  std::vector<std::vector<double>> columns;
  std::vector<double> totals(rows, 0.0);
  const auto add = [&](const std::string& code, const std::vector<double>& jobs, bool is_kept) {
    if (!is_kept) return;
    codes.emplace_back(code);
    columns.push_back(jobs);
  };
  for (const std::string sector : {"11", "44"}) {
    std::vector<double> in_sector(rows, 0.0);
    const int groups = any_from(1, 4);
    for (int group = 1; group <= groups; ++group) {
      const std::string group_code = sector + std::to_string(group);
      std::vector<double> in_group(rows, 0.0);
      const int classes = any_from(0, 4);
      for (int each = 1; each <= classes; ++each) {
        const auto jobs = any_amounts(rows, any_count());
        add(group_code + std::to_string(each), jobs, any_from(0, 5) < 4);
        for (std::size_t r = 0; r < rows; ++r) in_group[r] += jobs[r];
      }
      if (classes == 0) in_group = any_amounts(rows, any_count());
      add(group_code, in_group, any_from(0, 5) < 4);
      for (std::size_t r = 0; r < rows; ++r) in_sector[r] += in_group[r];
    }
    add(sector, in_sector, true);
    for (std::size_t r = 0; r < rows; ++r) totals[r] += in_sector[r];
  }
  add("TOTAL", totals, *rc::gen::arbitrary<bool>());
  TerritoryActivityTable table(numbered_labels<Territory>("T", rows), LabelIndex<Activity>(codes));
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t i = 0; i < columns.size(); ++i) table(r, i) = columns[i][r];
  return {reordered(table, {0, 1, 2}, any_order(codes.size())), totals};
}

TEST(ActivityLevelsLaw, TheChosenActivitiesAddUpToTheTotalOfEveryTerritory) {
  EXPECT_TRUE(rc::check([] {
    const auto [table, totals] = any_nested_table();
    const auto choice = choose_level(table, {.level = {}, .version = {}, .tolerance = 0.0});
    for (std::size_t r = 0; r < totals.size(); ++r) {
      double sum = 0.0;
      for (const Activity& activity : choice->chosen) sum += table(r, *table.columns().find(activity));
      RC_ASSERT(sum == totals[r]);
    }
  }));
}

TEST(ActivityLevelsLaw, WhereEveryClassIsGivenTheFinestLevelIsUsed) {
  EXPECT_TRUE(rc::check([] {
    TerritoryActivityTable table(numbered_labels<Territory>("T", 2),
                                 LabelIndex<Activity>({Activity("11"), Activity("111"), Activity("112"),
                                                       Activity("1111"), Activity("1112"), Activity("1121")}));
    for (std::size_t r = 0; r < 2; ++r) {
      for (std::size_t i = 3; i < 6; ++i) table(r, i) = any_from(1, 100);
      table(r, 1) = table(r, 3) + table(r, 4);
      table(r, 2) = table(r, 5);
      table(r, 0) = table(r, 1) + table(r, 2);
    }
    const auto choice = choose_level(reordered(table, {0, 1}, any_order(6)));
    RC_ASSERT(choice->level == 4 && choice->chosen.size() == 3U);
  }));
}

TEST(ActivityLevelsLaw, EveryCodeWithAPlaceBeginsInsideExactlyOneChosenCode) {
  EXPECT_TRUE(rc::check([] {
    const auto codes = any_codes();
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    const PlacedActivities all = place_activities(codes, {});
    for (const PlacedActivity& place : all.placed) {
      const auto around = std::ranges::count_if(all.placed, [&](const PlacedActivity& other) {
        const bool is_chosen = std::ranges::find(choice->chosen, codes[other.column]) != choice->chosen.end();
        return is_chosen && other.first <= place.first && place.first < other.last;
      });
      RC_ASSERT(around == 1);
    }
  }));
}

TEST(ActivityLevelsLaw, NoChosenCodeSharesDigitsWithAnother) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Activity> codes;
    for (const std::string& code : nace_pool)
      if (*rc::gen::arbitrary<bool>()) codes.emplace_back(code);
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    for (const Activity& activity : choice->chosen)
      for (const Activity& other : choice->chosen) {
        const auto a = parse_nace_code(activity.code);
        const auto b = parse_nace_code(other.code);
        if (activity == other || !a || !b) continue;
        const std::size_t digits = std::min(a->first.size(), b->first.size());
        RC_ASSERT(a->last.substr(0, digits) < b->first.substr(0, digits) ||
                  b->last.substr(0, digits) < a->first.substr(0, digits));
      }
  }));
}

TEST(ActivityLevelsLaw, EveryCodeIsChosenOrLeftOutForAReasonThatIsChosenItself) {
  EXPECT_TRUE(rc::check([] {
    const auto codes = any_codes();
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    std::multiset<Activity> found(choice->chosen.begin(), choice->chosen.end());
    for (const LeftOutActivity& left_out : choice->left_out) {
      found.insert(left_out.activity);
      const bool names_one = left_out.reason == LeftOutReason::finer || left_out.reason == LeftOutReason::coarser;
      if (names_one) RC_ASSERT(std::ranges::count(choice->chosen, left_out.because_of) == 1);
    }
    RC_ASSERT(found == std::multiset<Activity>(codes.begin(), codes.end()));
  }));
}

TEST(ActivityLevelsLaw, ChoosingAmongTheChosenChoosesThemAll) {
  EXPECT_TRUE(rc::check([] {
    const auto codes = any_codes();
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    RC_ASSERT(choose_level(choice->chosen)->chosen == choice->chosen);
  }));
}

}  // namespace
}  // namespace zubia
