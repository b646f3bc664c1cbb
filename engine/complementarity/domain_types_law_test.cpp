#include "engine/complementarity/domain_types.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <set>

#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

struct Border {
  TerritoryActivityTable quotients;
  ActivityMatrix related;
  std::vector<BorderTerritory> territories;
  DomainTypeOptions options;

  std::vector<ActivityDomainType> types() const { return *domain_types(quotients, related, territories, options); }
  std::string country_of(const Territory& territory) const {
    return std::ranges::find(territories, territory, &BorderTerritory::territory)->country;
  }
  std::set<std::string> countries(const ActivityDomainType& type) const {
    std::set<std::string> result;
    for (const Territory& territory : type.strong_in) result.insert(country_of(territory));
    return result;
  }
};

Border any_border() {
  // So few jobs that many quotients are exactly the threshold.
  const auto few = rc::gen::element(0.0, 1.0, 2.0);
  auto quotients = location_quotients(with_absences(any_complete_table({.rows_min = 3}, few)));
  auto related = any_proximity(quotients.columns());
  std::vector<BorderTerritory> territories = {{Territory("T1"), "ES"}, {Territory("T2"), "FR"}};
  if (*rc::gen::arbitrary<bool>()) territories.push_back({Territory("T3"), *rc::gen::element<std::string>("FR", "PT")});
  return {std::move(quotients),
          std::move(related),
          std::move(territories),
          {.strength_threshold = 0.25 * any_from(1, 9), .relatedness_threshold = 0.1 * any_from(1, 10)}};
}

TEST(DomainTypesLaw, AStrengthIsAKnownQuotientOfAtLeastTheThreshold) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    const auto types = border.types();
    for (std::size_t i = 0; i < types.size(); ++i) {
      RC_ASSERT(types[i].activity == border.quotients.columns()[i]);
      std::vector<Territory> expected;
      for (const BorderTerritory& side : border.territories)
        if (border.quotients(*border.quotients.rows().find(side.territory), i) >= border.options.strength_threshold)
          expected.push_back(side.territory);
      RC_ASSERT(types[i].strong_in == expected);
    }
  }));
}

TEST(DomainTypesLaw, FollowFromTheCountriesOfTheStrengthsAndWhetherOneOfAnotherIsRelated) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    for (const ActivityDomainType& type : border.types()) {
      const std::size_t countries = border.countries(type).size();
      RC_ASSERT((type.type == DomainType::gap) == (countries == 0));
      RC_ASSERT((type.type == DomainType::common_strength) == (countries > 1));
      if (countries == 0) RC_ASSERT(type.related_strengths.empty());
      if (countries == 1) RC_ASSERT((type.type == DomainType::solitary) == type.related_strengths.empty());
    }
  }));
}

TEST(DomainTypesLaw, RelatedStrengthsAreNearEnoughNearestFirstOfAnotherCountryAndMutual) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    const auto types = border.types();
    for (std::size_t i = 0; i < types.size(); ++i) {
      double last = 2.0;
      for (const Activity& activity : types[i].related_strengths) {
        const std::size_t j = *border.quotients.columns().find(activity);
        RC_ASSERT(j != i);
        RC_ASSERT(border.related(i, j) >= border.options.relatedness_threshold && border.related(i, j) <= last);
        last = border.related(i, j);
        std::set<std::string> both = border.countries(types[i]);
        both.merge(border.countries(types[j]));
        RC_ASSERT(both.size() > 1 && !types[j].strong_in.empty());
        RC_ASSERT(std::ranges::count(types[j].related_strengths, types[i].activity) == 1);
      }
    }
  }));
}

TEST(DomainTypesLaw, AHigherThresholdOfRelatednessOnlyLeavesComplementaryActivitiesSolitary) {
  EXPECT_TRUE(rc::check([] {
    Border border = any_border();
    const auto before = border.types();
    border.options.relatedness_threshold += 0.2;
    const auto after = border.types();
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool is_left = before[i].type == DomainType::complementary && after[i].type == DomainType::solitary;
      RC_ASSERT(before[i].type == after[i].type || is_left);
      RC_ASSERT(after[i].related_strengths.size() <= before[i].related_strengths.size());
    }
  }));
}

TEST(DomainTypesLaw, FollowTheOrderOfTheTableAndDoNotMindThatOfTheSidesOrTheNamesOfTheCountries) {
  EXPECT_TRUE(rc::check([] {
    Border border = any_border();
    border.related = any_proximity_without_ties(border.quotients.columns());
    const auto types = border.types();
    const auto columns = any_order(border.quotients.column_count());
    border.quotients = reordered(border.quotients, any_order(border.quotients.row_count()), columns);
    border.related = reordered(border.related, columns, columns);
    std::ranges::reverse(border.territories);
    for (BorderTerritory& side : border.territories) side.country += " of another name";
    const auto other = border.types();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const ActivityDomainType& type = types[columns[i]];
      RC_ASSERT(other[i].activity == type.activity && other[i].type == type.type);
      RC_ASSERT(other[i].related_strengths == type.related_strengths);
      RC_ASSERT(std::equal(type.strong_in.rbegin(), type.strong_in.rend(), other[i].strong_in.begin(),
                           other[i].strong_in.end()));
    }
  }));
}

}  // namespace
}  // namespace zubia
