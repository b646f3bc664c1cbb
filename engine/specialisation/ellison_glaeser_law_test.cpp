#include "engine/specialisation/ellison_glaeser.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

struct Industry {
  std::vector<Plant> plants;
  LabelledVector<Territory> totals;
};

Industry any_industry() {
  const auto territories = any_from<std::size_t>(2, 6);
  Industry industry{{}, {numbered_labels<Territory>("T", territories), any_positive_amounts(territories)}};
  for (const double jobs : any_positive_amounts(any_from<std::size_t>(2, 8)))
    industry.plants.push_back({industry.totals.labels[any_place(territories)], jobs});
  return industry;
}

TEST(EllisonGlaeserLaw, PlantsThrownAtRandomHaveAGammaOfZeroOnAverage) {
  EXPECT_TRUE(rc::check([] {
    // All ways to place the plants, each as likely as the territories are large.
    const auto territories = any_from<std::size_t>(2, 4);
    const auto sizes = any_amounts(any_from<std::size_t>(2, 5), any_count());
    LabelledVector<Territory> totals{numbered_labels<Territory>("T", territories),
                                     any_amounts(territories, any_count())};
    for (double& total : totals.values) total += 1.0;
    const double all = std::accumulate(totals.values.begin(), totals.values.end(), 0.0);
    std::vector<std::size_t> places(sizes.size(), 0);
    double mean = 0.0;
    bool is_last = false;
    while (!is_last) {
      std::vector<Plant> plants;
      double chance = 1.0;
      for (std::size_t k = 0; k < sizes.size(); ++k) {
        plants.push_back({totals.labels[places[k]], sizes[k] + 1.0});
        chance *= totals.values[places[k]] / all;
      }
      mean += chance * ellison_glaeser(plants, totals)->gamma;
      std::size_t k = 0;
      while (k < places.size() && ++places[k] == territories) places[k++] = 0;
      is_last = k == places.size();
    }
    RC_ASSERT(is_close(mean, 0.0));
  }));
}

TEST(EllisonGlaeserLaw, DoesNotMindUnitsOrTheOrderOfPlantsAndTerritories) {
  EXPECT_TRUE(rc::check([] {
    const auto [plants, totals] = any_industry();
    std::vector<Plant> other_plants;
    for (const std::size_t k : any_order(plants.size()))
      other_plants.push_back({plants[k].territory, 8.0 * plants[k].employment});
    LabelledVector<Territory> other_totals;
    for (const std::size_t j : any_order(totals.labels.size())) {
      other_totals.labels.insert(totals.labels[j]);
      other_totals.values.push_back(32.0 * totals.values[j]);
    }
    const auto one = ellison_glaeser(plants, totals);
    const auto other = ellison_glaeser(other_plants, other_totals);
    RC_ASSERT(is_close(one->spatial_concentration, other->spatial_concentration));
    RC_ASSERT(is_close(one->plant_herfindahl, other->plant_herfindahl));
    // Where one plant or territory is nearly all, gamma is a quotient of two differences of nearly equal numbers.
    RC_PRE(one->plant_herfindahl < 0.999 && is_defined(one->gamma) && std::abs(one->gamma) < 1e3);
    RC_ASSERT(is_close(one->gamma, other->gamma, 1e-6));
  }));
}

TEST(EllisonGlaeserLaw, ItsTwoConcentrationsKeepTheirBoundsAndSolveForGamma) {
  EXPECT_TRUE(rc::check([] {
    const auto [plants, totals] = any_industry();
    const auto index = ellison_glaeser(plants, totals);
    RC_ASSERT(is_within(index->plant_herfindahl, 1.0 / static_cast<double>(plants.size()), 1.0));
    RC_ASSERT(is_within(index->spatial_concentration, 0.0, 2.0));
    if (!is_defined(index->gamma)) return;
    const double all = std::accumulate(totals.values.begin(), totals.values.end(), 0.0);
    double room = 1.0;
    for (const double total : totals.values) room -= total / all * (total / all);
    const double chance = index->gamma + (1.0 - index->gamma) * index->plant_herfindahl;
    RC_ASSERT(is_close(index->spatial_concentration / room, chance, 1e-6 / (room * (1.0 - index->plant_herfindahl))));
  }));
}

TEST(EllisonGlaeserLaw, APlantWithoutJobsChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    auto [plants, totals] = any_industry();
    const auto without = ellison_glaeser(plants, totals);
    plants.push_back({totals.labels[any_place(totals.labels.size())], 0.0});
    const auto with = ellison_glaeser(plants, totals);
    RC_ASSERT(is_close(with->gamma, without->gamma, 0.0));
  }));
}

TEST(EllisonGlaeserLaw, ASinglePlantOrASingleTerritoryHasNoGamma) {
  EXPECT_TRUE(rc::check([] {
    const auto [plants, totals] = any_industry();
    const Plant biggest = *std::ranges::max_element(plants, {}, &Plant::employment);
    RC_ASSERT(!is_defined(ellison_glaeser({biggest, {biggest.territory, 0.0}}, totals)->gamma));
    LabelledVector<Territory> alone{LabelIndex<Territory>({Territory("T1")}), {any_factor()}};
    std::vector<Plant> in_one = plants;
    for (Plant& plant : in_one) plant.territory = Territory("T1");
    RC_ASSERT(!is_defined(ellison_glaeser(in_one, alone)->gamma));
  }));
}

}  // namespace
}  // namespace zubia
