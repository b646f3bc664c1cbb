#include "formats/json_stat.hpp"

#include <gtest/gtest.h>

#include "formats/reading_for_tests.hpp"

namespace zubia::formats {
namespace {

/// A dataset of two activities, two territories and one year, with the given value and status.
std::string dataset(const std::string& cells, const std::string& units = R"(["THS"])", int unit_count = 1) {
  return R"({"version":"2.0","class":"dataset","id":["unit","nace_r2","geo","time"],"size":[)" +
         std::to_string(unit_count) + R"(,2,2,1],"dimension":{"unit":{"category":{"index":)" + units +
         R"(}},"nace_r2":{"category":{"index":{"C":0,"F":1}}},"geo":{"category":{"index":["ES21","ES22"]}},)"
         R"("time":{"category":{"label":{"2018":"2018"}}}},)"
         R"("extension":{"id":"NAMA_10R_3EMPERS","agencyId":"ESTAT"},)" +
         cells + "}";
}

TEST(JsonStat, WhatIsNoJsonOrNoDatasetIsRefused) {
  EXPECT_EQ(problem_of("{\"class\":").code, "broken-json");
  EXPECT_EQ(problem_of("{\"a\":1}").detail, "The file is JSON, but not a JSON-stat 2.0 dataset.");
  EXPECT_EQ(problem_of("[1,2]").code, "not-a-statistics-file");
  EXPECT_EQ(problem_of("{\"class\":\"collection\"}").code, "not-a-statistics-file");
}

TEST(JsonStat, SizesThatContradictTheCategoriesOrValuesAreRefused) {
  EXPECT_EQ(problem_of(dataset(R"("value":[1,2,3])")).detail, "“value” has 3 cells, but the sizes make 4.");
  EXPECT_EQ(problem_of(dataset(R"("value":{"4":1})")).where.member, "value[4]");
  EXPECT_EQ(problem_of(dataset(R"("value":{"1":1,"1":2})")).detail, "The cell 1 is there twice.");
  EXPECT_EQ(problem_of(dataset(R"("value":7)")).code, "broken-json-stat");
  EXPECT_EQ(problem_of(dataset(R"("value":[1,2,3,4])", R"(["A"])", 2)).detail,
            "The dimension “unit” has 1 categories, but 2 are announced.");
  EXPECT_EQ(problem_of(R"({"class":"dataset","id":["geo"],"size":[1,1]})").code, "broken-json-stat");
  EXPECT_EQ(problem_of(R"({"class":"dataset","id":["geo"],"size":[1],"dimension":{}})").detail,
            "The dimension “geo” is not described.");
}

TEST(JsonStat, TextOrNegativeValuesAreRefused) {
  EXPECT_EQ(problem_of(dataset(R"("value":[1,"x",3,4])")).code, "not-a-number");
  EXPECT_EQ(problem_of(dataset(R"("value":[1,"x",3,4])")).where.member, "value[1]");
  EXPECT_EQ(problem_of(dataset(R"("value":[1,-2,3,4])")).code, "negative-value");
}

TEST(JsonStat, SeveralUnitsAskForAChoice) {
  const std::string text = dataset(R"("value":[1,2,3,4,5,6,7,8])", R"(["PC","THS"])", 2);
  EXPECT_EQ(problem_of(text).code, "several-units");
  const StatisticsFile file = read_or_tell(text, {.unit = "THS"});
  ASSERT_EQ(file.observations.size(), 4u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("ES21", "C", "2018", 5));
}

TEST(JsonStat, AListOfValuesIsReadWithTheLastDimensionFastest) {
  const StatisticsFile file = read_or_tell(dataset(R"("value":[207.3,null,16,0],"status":["b",":","c",null])"));
  EXPECT_EQ(file.dialect, "json-stat-2.0");
  EXPECT_EQ(file.table, "nama_10r_3empers");
  EXPECT_EQ(file.unit, "THS");
  const std::vector<Observation> expected = {
      observation("ES21", "C", "2018", 207.3, "b"),
      absent("ES22", "C", "2018", Absence::missing),
      absent("ES21", "F", "2018", Absence::confidential, "c"),
      observation("ES22", "F", "2018", 0),
  };
  EXPECT_EQ(file.observations, expected);
}

TEST(JsonStat, CellsOfAnObjectThatAreNotThereWereNotPublished) {
  const StatisticsFile file = read_or_tell(dataset(R"("value":{"3":16,"0":207.3},"status":{"2":"c","0":"e"})"));
  const std::vector<Observation> expected = {
      observation("ES21", "C", "2018", 207.3, "e"),
      absent("ES21", "F", "2018", Absence::confidential, "c"),
      observation("ES22", "F", "2018", 16),
  };
  EXPECT_EQ(file.observations, expected);
}

TEST(JsonStat, RolesHelpWhereNamesDoNot) {
  const StatisticsFile file = read_or_tell(
      R"({"class":"dataset","id":["where","product","when"],"size":[1,1,1],"role":{"geo":["where"],"time":["when"]},)"
      R"("dimension":{"where":{"category":{"index":["NA"]}},"product":{"category":{"index":["0011"]}},)"
      R"("when":{"category":{"index":["2000"]}}},"value":[30068],"status":"p"})");
  ASSERT_EQ(file.observations.size(), 1u) << file.dialect;
  EXPECT_EQ(file.observations[0], observation("NA", "0011", "2000", 30068, "p"));
}

}  // namespace
}  // namespace zubia::formats
