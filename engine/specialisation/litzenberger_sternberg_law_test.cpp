#include "engine/specialisation/litzenberger_sternberg.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

ClusterIndexFacts any_cluster_facts() {
  const auto amounts = any_amounts(8, any_count());
  const auto above_zero = [&](std::size_t k) { return amounts[k] + 0.5; };
  return {above_zero(0), above_zero(1), above_zero(2), above_zero(3),
          above_zero(4), above_zero(5), above_zero(6), above_zero(7)};
}

TEST(LitzenbergerSternbergLaw, IsOneWhereTheTerritoryIsTheAreaOrAShareOfItInEverything) {
  EXPECT_TRUE(rc::check([] {
    const ClusterIndexFacts area = any_cluster_facts();
    const double share = 0.01 * any_from(1, 101);
    const ClusterIndexFacts facts = {share * area.industry_employment_area,
                                     area.industry_employment_area,
                                     share * area.surface_area,
                                     area.surface_area,
                                     share * area.population_area,
                                     area.population_area,
                                     share * area.establishments_area,
                                     area.establishments_area};
    RC_ASSERT(is_close(litzenberger_sternberg(facts), 1.0));
  }));
}

TEST(LitzenbergerSternbergLaw, DoesNotMindTheUnitsOfAnyOfItsFacts) {
  EXPECT_TRUE(rc::check([] {
    ClusterIndexFacts facts = any_cluster_facts();
    const double before = litzenberger_sternberg(facts);
    const double units[] = {any_factor(), any_factor(), any_factor(), any_factor()};
    facts.industry_employment *= units[0];
    facts.industry_employment_area *= units[0];
    facts.surface *= units[1];
    facts.surface_area *= units[1];
    facts.population *= units[2];
    facts.population_area *= units[2];
    facts.establishments *= units[3];
    facts.establishments_area *= units[3];
    RC_ASSERT(is_close(litzenberger_sternberg(facts), before));
  }));
}

TEST(LitzenbergerSternbergLaw, IsProportionalToJobsAndEstablishmentsAndInverseToSurfaceAndPopulation) {
  EXPECT_TRUE(rc::check([] {
    const ClusterIndexFacts facts = any_cluster_facts();
    const double before = litzenberger_sternberg(facts);
    const double factor = any_factor();
    const auto changed = [&](double ClusterIndexFacts::*fact) {
      ClusterIndexFacts other = facts;
      other.*fact *= factor;
      return litzenberger_sternberg(other);
    };
    RC_ASSERT(is_close(changed(&ClusterIndexFacts::industry_employment), before * factor));
    RC_ASSERT(is_close(changed(&ClusterIndexFacts::establishments), before * factor));
    RC_ASSERT(is_close(changed(&ClusterIndexFacts::surface), before / factor));
    RC_ASSERT(is_close(changed(&ClusterIndexFacts::population), before / factor));
  }));
}

TEST(LitzenbergerSternbergLaw, WhereAnyDivisorIsZeroThereIsNoIndex) {
  EXPECT_TRUE(rc::check([] {
    ClusterIndexFacts facts = any_cluster_facts();
    const auto divisor = *rc::gen::element(&ClusterIndexFacts::industry_employment_area, &ClusterIndexFacts::surface,
                                           &ClusterIndexFacts::surface_area, &ClusterIndexFacts::population,
                                           &ClusterIndexFacts::population_area, &ClusterIndexFacts::establishments,
                                           &ClusterIndexFacts::establishments_area);
    facts.*divisor = 0.0;
    RC_ASSERT(!is_defined(litzenberger_sternberg(facts)));
  }));
}

}  // namespace
}  // namespace zubia
