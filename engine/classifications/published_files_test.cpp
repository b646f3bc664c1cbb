// Levels and recoding on the codes and tables that statistical offices publish.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "engine/classifications/activity_levels.hpp"
#include "engine/classifications/nace_code.hpp"
#include "engine/classifications/recode.hpp"
#include "engine/classifications/territory_levels.hpp"

namespace zubia {
namespace {

using Row = std::vector<std::string>;

std::filesystem::path root() { return ZUBIA_ROOT; }

std::filesystem::path shared(const std::string& file) {
  const char* folder = std::getenv("ZUBIA_SHARED");
  return (folder != nullptr ? std::filesystem::path(folder) : root().parent_path() / "shared") / "data" / file;
}

/// The fields of one line; a quoted field may hold commas.
Row fields_of(const std::string& line) {
  Row row(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      row.emplace_back();
    else if (c != '\r')
      row.back().push_back(c);
  }
  return row;
}

/// All rows but the header; a field with a line break inside ends its row.
std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::vector<Row> rows;
  while (std::getline(file, line)) rows.push_back(fields_of(line));
  return rows;
}

template <class L>
std::vector<L> labels_of(const std::vector<Row>& rows, std::size_t column) {
  LabelIndex<L> labels;
  for (const Row& row : rows)
    if (column < row.size()) labels.insert(L(row[column]));
  return labels.list();
}

/// The first column, but for lines that continue a field.
std::vector<Activity> nace_codes_of(const std::vector<Row>& rows) {
  std::vector<Activity> codes;
  for (const Activity& code : labels_of<Activity>(rows, 0))
    if (parse_nace_code(code.code)) codes.push_back(code);
  return codes;
}

std::size_t count_at(const std::vector<Activity>& codes, int level) {
  const auto choice = choose_level(codes, {.level = level, .version = {}});
  return choice ? choice->chosen.size() : 0;
}

TEST(RealData, EurostatRegionalAccountsAreTenActivitiesThatAddUp) {
  std::map<std::pair<std::string, std::string>, double> values;
  LabelIndex<Territory> territories;
  LabelIndex<Activity> activities;
  for (const Row& row : rows_of(root() / "examples/naen/employment_official.csv")) {
    if (row[2] != "2018" || row[0].starts_with("FR")) continue;
    values[{row[0], row[1]}] = std::stod(row[3]);
    territories.insert(Territory(row[0]));
    activities.insert(Activity(row[1]));
  }
  TerritoryActivityTable employment(territories, activities);
  for (std::size_t r = 0; r < territories.size(); ++r)
    for (std::size_t i = 0; i < activities.size(); ++i)
      employment(r, i) = values.at({territories[r].code, activities[i].code});
  const auto choice = choose_level(employment);
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->chosen.size(), 10U);
  for (const LevelNotice& notice : choice->notices) EXPECT_NE(notice.code, "does-not-add-up") << notice.text;
  double chosen = 0.0;
  for (const Activity& activity : choice->chosen) chosen += values.at({"ES21", activity.code});
  EXPECT_EQ(chosen, 1043800.0);
  EXPECT_EQ(chosen, values.at({"ES21", "TOTAL"}));
}

TEST(RealData, TheNaceCatalogueHasEverySectionAndDivisionInsideItsParent) {
  const auto rows = rows_of(root() / "catalogues/nace_rev2.csv");
  std::size_t divisions = 0;
  std::size_t sections = 0;
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 6U) << row.front();
    for (std::size_t language = 2; language < 6; ++language) EXPECT_FALSE(row[language].empty()) << row.front();
    const auto code = parse_nace_code(row[0]);
    const auto parent = parse_nace_code(row[1]);
    if (code && code->span_count == 1) (code->level == 1 ? sections : divisions) += 1;
    if (!code || !parent) continue;
    EXPECT_TRUE(parent->first <= code->first && code->last <= parent->last) << row[0] << " in " << row[1];
  }
  EXPECT_EQ(sections, 21U);
  EXPECT_EQ(divisions, 88U);
}

TEST(RealData, TheNutsCatalogueHasEveryRegionInsideItsParent) {
  const auto rows = rows_of(root() / "catalogues/nuts.csv");
  std::set<std::string> codes;
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 6U) << row.front();
    EXPECT_EQ(std::count(row.begin() + 2, row.end(), ""), 0) << row.front();
    EXPECT_TRUE(row[1].empty() || (codes.contains(row[1]) && row[0].starts_with(row[1]))) << row.front();
    EXPECT_TRUE(codes.insert(row[0]).second) << row.front();
  }
}

TEST(RealData, NaceHas21SectionsAnd88DivisionsAnd272GroupsAnd615Classes) {
  const auto path = shared("classifications/nace_rev2_labels.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  const auto codes = nace_codes_of(rows_of(path));
  EXPECT_EQ(codes.size(), 996U);
  EXPECT_EQ(count_at(codes, 1), 21U);
  EXPECT_EQ(count_at(codes, 2), 88U);
  EXPECT_EQ(count_at(codes, 3), 272U);
  EXPECT_EQ(count_at(codes, 4), 615U);
}

TEST(RealData, NaicsHas20SectorsAnd1057NationalIndustries) {
  const auto path = shared("classifications/naics2017_en.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  const auto codes = labels_of<Activity>(rows_of(path), 0);
  EXPECT_EQ(count_at(codes, 2), 20U);
  EXPECT_EQ(count_at(codes, 3), 99U);
  EXPECT_EQ(count_at(codes, 4), 311U);
  EXPECT_EQ(count_at(codes, 6), 1057U);
}

TEST(RealData, ProductsByActivityHaveSixLevels) {
  const auto path = shared("classifications/cpa21_en.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  const auto codes = nace_codes_of(rows_of(path));
  EXPECT_EQ(count_at(codes, 2), 88U);
  EXPECT_EQ(count_at(codes, 6), 3218U);
}

TEST(RealData, EveryCountryOfAEuropeanTableIsUsed) {
  const auto path = shared("regional-employment/reat_eu28_emp.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  const auto rows = rows_of(path);
  const auto territories = choose_level(labels_of<Territory>(rows, 4));
  ASSERT_TRUE(territories);
  EXPECT_EQ(territories->level, 0);
  EXPECT_EQ(territories->chosen.size(), 30U);  // 28 members, Iceland and Norway
  EXPECT_TRUE(territories->left_out.empty());
  EXPECT_EQ(choose_level(labels_of<Activity>(rows, 1))->chosen.size(), 10U);
}

TEST(RealData, GermanIndustriesAreNotCountedTwice) {
  const auto path = shared("regional-employment/reat_g_regions_emp.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  const auto rows = rows_of(path);
  EXPECT_EQ(choose_level(labels_of<Territory>(rows, 1))->chosen.size(), 16U);
  const auto choice = choose_level(labels_of<Activity>(rows, 0));
  EXPECT_EQ(choice->chosen.size(), 10U);
  ASSERT_EQ(choice->left_out.size(), 2U);
  EXPECT_EQ(choice->left_out[0].activity.code, "Insgesamt");
  EXPECT_EQ(choice->left_out[1].because_of.code, "Produzierendes Gewerbe ohne Baugewerbe (B-E)");
}

TEST(RealData, RecodingPopulationFromNuts2013To2021GivesThePopulationOf2021Regions) {
  const auto path = shared("regional-indicators/nuts_crosswalk_jrc_2025_08/n2_cm_v2013_v2021.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  Correspondence correspondence{"NUTS 2013", "NUTS 2021", {}};
  std::map<std::string, double> before;
  std::map<std::string, double> after;
  for (const Row& row : rows_of(path)) {
    const double population = std::stod(row[4]);
    correspondence.rows.push_back({row[0], row[1], population});
    before[row[0]] += population;
    after[row[1]] += population;
  }
  LabelIndex<Territory> territories;
  std::vector<double> values;
  for (const auto& [code, population] : before) {
    territories.insert(Territory(code));
    values.push_back(population);
  }
  const auto recoding = recode_territories(
      {territories, LabelIndex<Activity>({Activity("population")}), std::move(values)}, correspondence);
  ASSERT_TRUE(recoding) << recoding.error().detail;
  EXPECT_TRUE(recoding->unlisted.empty());
  for (std::size_t r = 0; r < recoding->table.row_count(); ++r) {
    const double expected = after.at(recoding->table.rows()[r].code);
    EXPECT_NEAR(recoding->table(r, 0), expected, 1e-6 * (1.0 + expected)) << recoding->table.rows()[r].code;
  }
  const auto aquitaine = recoding->table.rows().find(Territory("FRI1"));
  ASSERT_TRUE(aquitaine);
  EXPECT_TRUE(std::any_of(recoding->log.begin(), recoding->log.end(), [](const RecodedCell& cell) {
    return cell.from == "FR61" && cell.to == "FRI1" && cell.share == 1.0;
  }));
}

}  // namespace
}  // namespace zubia
