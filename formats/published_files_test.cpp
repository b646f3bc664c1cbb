#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>

#include "formats/classification_labels.hpp"
#include "formats/correspondence_table.hpp"
#include "formats/geojson.hpp"
#include "formats/geojson_geometry.hpp"
#include "formats/nuts_crosswalk.hpp"
#include "formats/reading_for_tests.hpp"
#include "tests/run_program.hpp"

namespace zubia::formats {
namespace {

/// The folder with real public data beside the project.
std::filesystem::path shared_folder() {
  const char* folder = std::getenv("ZUBIA_SHARED");
  if (folder != nullptr) return std::filesystem::path(folder) / "data";
  return std::filesystem::path(ZUBIA_SOURCE_ROOT) / ".." / "shared" / "data";
}

/// The bytes of a file, unpacked if it is compressed; empty where it is not there.
std::string bytes_of(const std::string& name) {
  const auto path = shared_folder() / name;
  if (!std::filesystem::exists(path)) return {};
  if (path.extension() != ".zst") {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
  }
  return run_program({"zstd", "-dcq", path.string()}).value_or("");
}

#define READ_OR_SKIP(bytes, name)           \
  const std::string bytes = bytes_of(name); \
  if ((bytes).empty()) GTEST_SKIP() << "no real data: " << (shared_folder() / (name)).string()

std::size_t territories(const StatisticsFile& file) {
  std::set<std::string> codes;
  for (const Observation& one : file.observations) codes.insert(one.territory.code);
  return codes.size();
}

TEST(PublishedFiles, EurostatEmploymentOfTheBorderArea) {
  READ_OR_SKIP(bytes, "regional-employment/eurostat_nama_10r_3empers_NAEN_2000_2018.csv");
  const StatisticsFile file = read_or_tell(bytes);
  ASSERT_EQ(file.observations.size(), 937u) << file.dialect;
  EXPECT_EQ(file.observations.front(), observation("ES", "A", "2000", 984800));
  EXPECT_EQ(file.observations[14], observation("ES", "TOTAL", "2000", 16706500));
}

TEST(PublishedFiles, EmploymentOfTheUnionByActivity) {
  READ_OR_SKIP(bytes, "regional-employment/reat_eu28_emp.csv");
  const StatisticsFile file = read_or_tell(bytes);
  ASSERT_EQ(file.observations.size(), 3000u) << file.dialect;
  EXPECT_EQ(file.unit, "THS_PER");
  EXPECT_EQ(file.observations[1], observation("AT", "B-E", "2016", 669.3575));
}

TEST(PublishedFiles, GermanLaender) {
  READ_OR_SKIP(bytes, "regional-employment/reat_g_regions_emp.csv");
  const StatisticsFile file = read_or_tell(bytes);
  ASSERT_EQ(file.observations.size(), 1428u) << file.dialect;
  EXPECT_EQ(territories(file), 17u);
}

TEST(PublishedFiles, UnitedStatesCountyBusinessPatterns) {
  READ_OR_SKIP(bytes, "regional-employment/us_cbp2018_cbsa_naics.csv.zst");
  const StatisticsFile file = read_or_tell(bytes);
  ASSERT_EQ(file.observations.size(), 569017u) << file.dialect;
  EXPECT_EQ(territories(file), 933u);
  EXPECT_EQ(file.observations.front(), observation("10100", "00", "", 19132));
}

TEST(PublishedFiles, WorldTradeKeepsLeadingZeros) {
  READ_OR_SKIP(bytes, "product-space/world_trade_sitc2_avg_1998_2000.csv");
  const StatisticsFile file = read_or_tell(bytes);
  ASSERT_EQ(file.observations.size(), 124336u) << file.dialect;
  EXPECT_EQ(file.observations.front(), observation("afg", "0011", "", 30068));
  EXPECT_EQ(territories(file), 226u);
}

TEST(PublishedFiles, ProgrammingLanguagesNeedTheirColumnsNamed) {
  READ_OR_SKIP(bytes, "product-space/github_country_language_2020_2023.csv");
  EXPECT_EQ(problem_of(bytes).code, "missing-column");
  const StatisticsFile file = read_or_tell(
      bytes, {.territory_column = "iso2_code", .activity_column = "language", .value_column = "num_pushers"});
  EXPECT_EQ(file.observations.size(), 25591u) << file.dialect;
}

TEST(PublishedFiles, WideMatrices) {
  READ_OR_SKIP(bytes, "product-space/stojkoski_trade_country_hs4_2020.csv.zst");
  const StatisticsFile trade = read_or_tell(bytes, {.wide = true});
  EXPECT_EQ(trade.observations.size(), 228u * 1268u) << trade.dialect;
  const StatisticsFile patents =
      read_or_tell(bytes_of("product-space/stojkoski_pct_patents_country_ipc4_2020.csv"), {.wide = true});
  EXPECT_EQ(patents.observations.size(), 236u * 668u) << patents.dialect;
  const StatisticsFile papers =
      read_or_tell(bytes_of("product-space/stojkoski_publications_country_field_2020.csv"), {.wide = true});
  EXPECT_EQ(papers.observations.size(), 242u * 309u) << papers.dialect;
}

TEST(PublishedFiles, CorrespondenceTables) {
  READ_OR_SKIP(nace, "classifications/corr_nace2_cpa21.csv");
  const auto size = [](const std::string& name) {
    const auto table = read_correspondence_table(bytes_of("classifications/" + name), name);
    return table ? table->rows.size() : 0;
  };
  const auto table = read_correspondence_table(nace, "corr_nace2_cpa21.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->rows.size(), 5522u);
  EXPECT_EQ(table->from_version, "NACE Rev. 2");
  EXPECT_EQ(size("corr_cn2022_cpa21.csv"), 9698u);
  EXPECT_EQ(size("corr_cpa21_cpc21.csv"), 4109u);
  EXPECT_EQ(size("corr_isic4_cpc21.csv"), 2663u);
  EXPECT_EQ(size("corr_naics2017_nace2.csv"), 1790u);
  EXPECT_EQ(size("corr_sitc4_cn2022.csv"), 861u);
}

TEST(PublishedFiles, NutsCrosswalks) {
  READ_OR_SKIP(bytes, "regional-indicators/nuts_crosswalk_jrc_2025_08/n3_cm_v2016_v2021.csv");
  const auto crosswalk = read_nuts_crosswalk(bytes, "n3_cm_v2016_v2021.csv", OverlapMeasure::area);
  ASSERT_TRUE(crosswalk.has_value()) << crosswalk.error().detail;
  EXPECT_EQ(crosswalk->from_version, "NUTS 2016");
  EXPECT_EQ(crosswalk->to_version, "NUTS 2021");
  EXPECT_EQ(crosswalk->rows.size(), 1429u);
  for (const auto& entry :
       std::filesystem::directory_iterator(shared_folder() / "regional-indicators" / "nuts_crosswalk_jrc_2025_08")) {
    const auto name = entry.path().filename().string();
    EXPECT_TRUE(read_nuts_crosswalk(bytes_of("regional-indicators/nuts_crosswalk_jrc_2025_08/" + name), name)) << name;
  }
}

TEST(PublishedFiles, LabelsOfActivitiesAndTerritories) {
  READ_OR_SKIP(bytes, "classifications/nace_rev2_labels.csv");
  const auto nace = read_classification_labels(bytes, "nace_rev2_labels.csv");
  ASSERT_TRUE(nace.has_value()) << nace.error().detail;
  EXPECT_EQ(nace->codes.size(), 996u);
  EXPECT_EQ(nace->languages, (std::vector<std::string>{"en", "es", "fr", "de", "it"}));
  EXPECT_EQ(nace->codes.front().parent, "A");
  for (const LabelledCode& code : nace->codes) EXPECT_EQ(code.names.size(), 5u) << code.code;
  const auto nuts = read_classification_labels(bytes_of("classifications/nuts_labels_all_eu_languages.csv"), "nuts");
  ASSERT_TRUE(nuts.has_value()) << nuts.error().detail;
  EXPECT_EQ(nuts->codes.size(), 2087u);
  EXPECT_EQ(nuts->languages.size(), 24u);
}

struct PublishedBoundaries {
  const char* name;
  std::size_t territories;
  std::size_t positions;
  const char* name_property;
};

TEST(PublishedFiles, BoundariesOfGiscoAndOfTheNationalInstitutes) {
  READ_OR_SKIP(first, "geometry/nuts2024_20M_level0.geojson");
  for (const PublishedBoundaries& published :
       {PublishedBoundaries{"nuts2024_20M_level0.geojson", 39, 6722, "NAME_LATN"},
        PublishedBoundaries{"nuts2024_20M_level2.geojson", 299, 13166, "NAME_LATN"},
        PublishedBoundaries{"nuts2024_20M_level3.geojson", 1345, 23093, "NAME_LATN"},
        PublishedBoundaries{"nuts2024_20M_NAEN_all_levels.geojson", 22, 625, "NAME_LATN"},
        PublishedBoundaries{"naen_open_nuts3_IGN_CNIG.geojson", 16, 24798, "name"}}) {
    const auto file = read_geojson(bytes_of(std::string("geometry/") + published.name), published.name);
    ASSERT_TRUE(file.has_value()) << published.name << ": " << file.error().detail;
    EXPECT_EQ(file->code_property, "NUTS_ID") << published.name;
    EXPECT_EQ(file->name_property, published.name_property) << published.name;
    EXPECT_EQ(file->boundaries.size(), published.territories) << published.name;
    EXPECT_EQ(file->positions, published.positions) << published.name;
  }
}

TEST(PublishedFiles, ARegionHasTheAreaOfItsProvinces) {
  READ_OR_SKIP(bytes, "geometry/nuts2024_20M_NAEN_all_levels.geojson");
  const auto file = read_geojson(bytes, "naen.geojson");
  ASSERT_TRUE(file.has_value()) << file.error().detail;
  const auto area_of = [&](const std::string& start, std::size_t length) {
    double area = 0.0;
    for (const Boundary& boundary : file->boundaries)
      if (boundary.territory.starts_with(start) && boundary.territory.size() == length)
        for (const Polygon& polygon : boundary.polygons)
          for (const Ring& ring : polygon) area += signed_area(ring);
    return area;
  };
  for (const char* region : {"ES21", "ES22", "FRI1", "FRI2", "FRI3"}) {
    EXPECT_GT(area_of(region, 4), 0.5) << region;
    EXPECT_NEAR(area_of(region, 5), area_of(region, 4), 1e-3 * area_of(region, 4)) << region;
  }
}

}  // namespace
}  // namespace zubia::formats
