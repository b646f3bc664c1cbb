#include "engine/classifications/build_territories.hpp"

#include <gtest/gtest.h>

namespace zubia {
namespace {

TerritoryActivityTable employment() {
  return {LabelIndex<Territory>({Territory("ES21"), Territory("ES211"), Territory("ES212"), Territory("FRI15")}),
          LabelIndex<Activity>({Activity("C"), Activity("F")}),
          {100, 20, 40, 5, 60, 15, 30, 9}};
}

std::vector<Territory> parts(const std::vector<std::string>& codes) {
  std::vector<Territory> result;
  result.reserve(codes.size());
  for (const std::string& code : codes) result.emplace_back(code);
  return result;
}

TEST(BuildTerritories, APartThatTheTableDoesNotHaveIsRefusedWithTheNearest) {
  const auto built = build_territories(employment(), {{Territory("BAB"), parts({"ES212", "FRI51"})}});
  ASSERT_FALSE(built);
  EXPECT_EQ(built.error().code, "unknown-territory");
  EXPECT_NE(built.error().mend.find("FRI15"), std::string::npos) << built.error().mend;
}

TEST(BuildTerritories, APartNamedTwiceIsRefused) {
  EXPECT_EQ(build_territories(employment(), {{Territory("BAB"), parts({"ES212", "ES212"})}}).error().code,
            "overlapping-parts");
}

TEST(BuildTerritories, APartInsideAnotherIsRefused) {
  const auto built = build_territories(employment(), {{Territory("BAB"), parts({"ES21", "ES212"})}});
  ASSERT_FALSE(built);
  EXPECT_EQ(built.error().code, "overlapping-parts");
  EXPECT_EQ(built.error().detail, "The parts ES21 and ES212 of BAB overlap.");
}

TEST(BuildTerritories, OneCodeTwiceIsRefused) {
  const BuiltTerritory once{Territory("BAB"), parts({"ES212"})};
  EXPECT_EQ(build_territories(employment(), {once, once}).error().code, "duplicate-territory");
}

TEST(BuildTerritories, AnAbsentPartMakesTheTerritoryAbsent) {
  auto table = employment();
  table.set_absent(2, 0, Absence::missing);
  table.set_absent(3, 0, Absence::confidential);
  const std::vector<BuiltTerritory> definition = {{Territory("BAB"), parts({"ES212", "FRI15"})}};
  EXPECT_EQ(build_territories(table, definition)->absence(0, 0), Absence::confidential);
  EXPECT_EQ((*build_territories(table, definition))(0, 1), 24.0);
}

TEST(BuildTerritories, ReproducesTheNumbersOfTheMethodsPage) {
  const auto built =
      build_territories(employment(), {{Territory("BAB"), parts({"ES212", "FRI15"})}, {Territory("ES21"), {}}});
  ASSERT_TRUE(built);
  EXPECT_EQ(built->row_count(), 2U);
  EXPECT_EQ((*built)(0, 0), 90.0);
  EXPECT_EQ((*built)(0, 1), 24.0);
  EXPECT_EQ((*built)(1, 0), 100.0);
}

}  // namespace
}  // namespace zubia
