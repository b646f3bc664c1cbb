#include "formats/nuts_crosswalk.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

constexpr std::string_view flows =
    "code_v2010,code_v2021,uniqueID,areaKm,pop11,pop21,artif_surf12,artif_surf18,bu_vol\n"
    "AT12,AT11,AT12AT11,1.5,0.0,2.0,51.0,52.0,3.0\n"
    "AT12,AT12,AT12AT12,19143.25,1616108.6,1699482.0,159562.0,167459.0,707552691.5\n";

double second_weight(OverlapMeasure measure) {
  const auto crosswalk = read_nuts_crosswalk(flows, "n2.csv", measure);
  return crosswalk ? crosswalk->rows.at(1).weight : -1.0;
}

TEST(NutsCrosswalk, OtherTablesAreRefused) {
  const auto crosswalk = read_nuts_crosswalk("nace,cpa,pop21\n01,01,1\n", "table.csv");
  ASSERT_FALSE(crosswalk.has_value());
  EXPECT_EQ(crosswalk.error().code, "not-a-nuts-crosswalk");
  const auto no_weights = read_nuts_crosswalk("code_v2016,code_v2021\nES21,ES21\n", "table.csv");
  ASSERT_FALSE(no_weights.has_value());
  EXPECT_EQ(no_weights.error().detail, "The file has no column “pop21”.");
}

TEST(NutsCrosswalk, FlowsAreReadWithTheirVersions) {
  const auto crosswalk = read_nuts_crosswalk(flows, "n2.csv");
  ASSERT_TRUE(crosswalk.has_value());
  EXPECT_EQ(crosswalk->from_version, "NUTS 2010");
  EXPECT_EQ(crosswalk->to_version, "NUTS 2021");
  ASSERT_EQ(crosswalk->rows.size(), 2u);
  EXPECT_EQ(crosswalk->rows[0].from, "AT12");
  EXPECT_EQ(crosswalk->rows[0].to, "AT11");
  EXPECT_EQ(crosswalk->rows[0].weight, 2.0);
}

TEST(NutsCrosswalk, TheMeasureOfTheOverlapCanBeChosen) {
  EXPECT_EQ(second_weight(OverlapMeasure::area), 19143.25);
  EXPECT_EQ(second_weight(OverlapMeasure::population_2011), 1616108.6);
  EXPECT_EQ(second_weight(OverlapMeasure::population_2021), 1699482.0);
  EXPECT_EQ(second_weight(OverlapMeasure::artificial_surface_2012), 159562.0);
  EXPECT_EQ(second_weight(OverlapMeasure::artificial_surface_2018), 167459.0);
  EXPECT_EQ(second_weight(OverlapMeasure::building_volume), 707552691.5);
}

}  // namespace
}  // namespace zubia::formats
