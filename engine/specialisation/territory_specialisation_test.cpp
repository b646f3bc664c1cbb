#include "engine/specialisation/territory_specialisation.hpp"

#include <gtest/gtest.h>
#include <algorithm>

#include "engine/specialisation/cluster_stars.hpp"
#include "engine/specialisation/ellison_glaeser.hpp"
#include "engine/specialisation/litzenberger_sternberg.hpp"
#include "engine/specialisation/variety.hpp"
#include "tests/tables.hpp"

namespace zubia {
namespace {

TerritoryActivityTable textbook() {
  return table({{100, 0, 0, 0, 0}, {0, 15, 5, 70, 10}, {0, 20, 10, 20, 50}, {0, 25, 30, 5, 40}, {0, 40, 55, 5, 0}});
}

TEST(TerritorySpecialisation, ANegativeCellIsRefused) {
  EXPECT_EQ(territory_specialisation(table({{1, -1}})).error().code, "negative-amount");
}

TEST(TerritorySpecialisation, ReproducesTheTextbook) {  // METHODS T9
  const auto lines = territory_specialisation(textbook());
  const double herfindahl[] = {1, .525, .34, .315, .465};
  const double krugman[] = {1.6, 1, .6, .7, 1.1};
  const double hachman[] = {.2, .380952381, .5882352941, .6349206349, .4301075269};
  const double entropy[] = {0, 1.319035274, 1.760964047, 1.765957321, 1.219240705};
  for (std::size_t r = 0; r < 5; ++r) {
    EXPECT_NEAR((*lines)[r].herfindahl, herfindahl[r], 1e-12);
    EXPECT_NEAR((*lines)[r].krugman, krugman[r], 1e-12);
    EXPECT_NEAR((*lines)[r].hoover, krugman[r] / 2.0, 1e-12);
    EXPECT_NEAR((*lines)[r].hachman, hachman[r], 1e-9);
    EXPECT_NEAR((*lines)[r].entropy, entropy[r], 1e-9);
  }
}

TEST(Krugman, AgainstOthersReproducesSweden) {  // METHODS T3
  const auto index = krugman_against_others(table({{45000, 15000, 32000, 10000, 30000},
                                                   {35000, 12000, 30000, 8000, 22000},
                                                   {40000, 10000, 25000, 9000, 18000},
                                                   {30000, 11000, 18000, 3000, 13000},
                                                   {40000, 6000, 11000, 2000, 12000}}));
  EXPECT_NEAR(index.values[0], 0.159501792, 1e-9);
}

TEST(Krugman, OfAnEmptyOrLonelyTerritoryIsNotDefined) {
  EXPECT_FALSE(is_defined(krugman(table({{1, 2}, {0, 0}})).values[1]));
  EXPECT_FALSE(is_defined(krugman_against_others(table({{1, 2}, {0, 0}})).values[0]));
}

TEST(EllisonGlaeser, BadPlantsAreRefused) {
  const LabelledVector<Territory> totals{LabelIndex<Territory>({Territory("Wien")}), {100}};
  EXPECT_EQ(ellison_glaeser({}, totals).error().code, "no-plants");
  EXPECT_EQ(ellison_glaeser({{Territory("Wien"), -1}}, totals).error().code, "negative-amount");
  EXPECT_EQ(ellison_glaeser({{Territory("Graz"), 1}}, totals).error().code, "unknown-territory");
}

TEST(EllisonGlaeser, ReproducesThePublishedExample) {  // METHODS T4
  std::vector<Plant> plants;
  for (const double jobs : {200, 650, 12000, 100, 50}) plants.push_back({Territory("Wien"), jobs});
  for (const double jobs : {16000, 13000, 1500, 1500}) plants.push_back({Territory("Linz"), jobs});
  plants.push_back({Territory("Graz"), 25000});
  const LabelledVector<Territory> totals{
      LabelIndex<Territory>({Territory("Wien"), Territory("Linz"), Territory("Graz")}), {500000, 400000, 100000}};
  const auto index = ellison_glaeser(plants, totals);
  EXPECT_NEAR(index->gamma, 0.05990628412, 1e-10);
  EXPECT_NEAR(index->spatial_concentration, 0.1681632653, 1e-10);
  EXPECT_NEAR(index->plant_herfindahl, 0.2446887755, 1e-10);
}

TEST(LitzenbergerSternberg, ReproducesThePublishedExample) {  // METHODS T5
  EXPECT_NEAR(litzenberger_sternberg({.industry_employment = 1743,
                                      .industry_employment_area = 5740,
                                      .surface = 50,
                                      .surface_area = 576,
                                      .population = 488,
                                      .population_area = 4621,
                                      .establishments = 35,
                                      .establishments_area = 53}),
              21.87491102, 1e-8);
  EXPECT_FALSE(is_defined(litzenberger_sternberg({})));
}

TEST(LitzenbergerSternberg, WithoutEstablishmentsIsNotDefinedRatherThanZero) {
  EXPECT_FALSE(is_defined(litzenberger_sternberg({10, 100, 1, 10, 1, 10, 0, 5})));
}

TEST(Variety, AnActivityWithoutAGroupIsRefused) {
  EXPECT_EQ(variety(table({{1, 2}}), {{Activity("A1"), "a"}}).error().code, "unknown-activity");
}

TEST(Variety, ReproducesTheTwoGroupExampleAndAddsUpToTheEntropy) {  // METHODS T11
  const ActivityGroups groups = {
      {Activity("A1"), "a"}, {Activity("A2"), "a"}, {Activity("A3"), "b"}, {Activity("A4"), "b"}};
  const auto lines = variety(table({{30, 20, 25, 25}, {0, 0, 0, 0}}), groups);
  EXPECT_NEAR((*lines)[0].unrelated, 1.0, 1e-12);
  EXPECT_NEAR((*lines)[0].related, 0.9854752972, 1e-10);
  EXPECT_NEAR((*lines)[0].total, 1.985475297, 1e-9);
  EXPECT_FALSE(is_defined((*lines)[1].total));
  const auto entropies = territory_specialisation(textbook());
  const auto varieties = variety(textbook(), {{Activity("A1"), "a"},
                                              {Activity("A2"), "a"},
                                              {Activity("A3"), "b"},
                                              {Activity("A4"), "b"},
                                              {Activity("A5"), "c"}});
  for (std::size_t r = 0; r < 5; ++r) EXPECT_NEAR((*varieties)[r].total, (*entropies)[r].entropy, 1e-12);
}

TEST(ClusterStars, AreGivenForSizeSpecialisationAndFocus) {
  // Ten territories, so that the top 10 % is one of them.
  std::vector<std::vector<double>> rows(10, {10, 90});
  rows[0] = {60, 940};  // the most jobs in A1, not its strongest
  rows[1] = {30, 10};   // small, and 75 % of it is A1
  const auto stars = cluster_stars(table(rows));
  const auto of = [&](const char* territory, const char* activity) {
    for (const ClusterStars& cell : stars)
      if (cell.territory.code == territory && cell.activity.code == activity) return cell;
    return ClusterStars{};
  };
  EXPECT_TRUE(of("T1", "A1").size);
  EXPECT_FALSE(of("T1", "A1").specialisation);
  EXPECT_TRUE(of("T2", "A1").specialisation);
  EXPECT_TRUE(of("T2", "A1").focus);
  EXPECT_FALSE(of("T2", "A1").size);
  EXPECT_EQ(of("T2", "A1").count(), 2U);
  EXPECT_EQ(of("T5", "A1").count(), 0U);
}

TEST(ClusterStars, SevenPercentOfAHundredTerritoriesAreSeven) {
  TerritoryActivityTable jobs(numbered_labels<Territory>("T", 100), numbered_labels<Activity>("A", 1));
  for (std::size_t r = 0; r < 100; ++r) jobs(r, 0) = static_cast<double>(r + 1);
  const auto stars = cluster_stars(jobs, {.size_share = 0.07});
  EXPECT_EQ(std::ranges::count_if(stars, &ClusterStars::size), 7);
}

}  // namespace
}  // namespace zubia
