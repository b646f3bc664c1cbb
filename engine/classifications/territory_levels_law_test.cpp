#include "engine/classifications/territory_levels.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <set>

#include "engine/classifications/nuts_code.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

const std::vector<std::string> pool = {"EU28", "ES",  "ES2",  "ES21",  "ES211",   "ES22", "ES220",
                                       "ESZZ", "FR",  "FRI",  "FRI1",  "FRI15",   "PT",   "PT1",
                                       "PT11", "PTZ", "PT17", "TOTAL", "EUROCITY"};

std::vector<Territory> any_codes() {
  std::vector<Territory> codes;
  for (const std::string& code : pool)
    if (*rc::gen::arbitrary<bool>()) codes.emplace_back(code);
  return codes;
}

TEST(TerritoryLevelsLaw, AllChosenTerritoriesAreOfTheOneLevelThatIsSaid) {
  EXPECT_TRUE(rc::check([] {
    const auto codes = any_codes();
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    RC_PRE(choice->level.has_value());
    RC_ASSERT(!choice->chosen.empty());
    RC_ASSERT(std::ranges::count(choice->levels, *choice->level) == 1);
    for (const Territory& territory : choice->chosen) {
      const auto code = parse_nuts_code(territory.code);
      RC_ASSERT(code.has_value() && code->level == *choice->level && !code->extra_regio);
    }
  }));
}

TEST(TerritoryLevelsLaw, EveryCodeIsChosenOrLeftOutForAReasonThatIsChosenItself) {
  EXPECT_TRUE(rc::check([] {
    const auto codes = any_codes();
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    std::multiset<Territory> found(choice->chosen.begin(), choice->chosen.end());
    for (const LeftOutTerritory& left_out : choice->left_out) {
      found.insert(left_out.territory);
      if (!left_out.because_of.code.empty()) RC_ASSERT(std::ranges::count(choice->chosen, left_out.because_of) == 1);
    }
    RC_ASSERT(found == std::multiset<Territory>(codes.begin(), codes.end()));
  }));
}

TEST(TerritoryLevelsLaw, TheOrderOfTheCodesOrdersTheChoiceAndChoosingAmongTheChosenChoosesThemAll) {
  EXPECT_TRUE(rc::check([] {
    const auto codes = any_codes();
    RC_PRE(!codes.empty());
    const auto choice = choose_level(codes);
    const auto back = choose_level(std::vector<Territory>(codes.rbegin(), codes.rend()));
    RC_ASSERT(back->level == choice->level);
    RC_ASSERT(std::ranges::equal(back->chosen, std::vector(choice->chosen.rbegin(), choice->chosen.rend())));
    RC_ASSERT(choose_level(choice->chosen)->chosen == choice->chosen);
  }));
}

}  // namespace
}  // namespace zubia
