#include "engine/interviews/code_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::interviews {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<CodePlace> codes = {{"barriers", ""}, {"law", "barriers"}, {"needs", ""}};

CodedInterview interview(const std::string& organisation, const std::string& territory,
                         std::map<std::string, std::int64_t> passages) {
  return {"i-" + organisation, organisation, {{"territory", territory}}, std::move(passages)};
}

/// `count` organisations of a territory that said the same.
void add(std::vector<CodedInterview>& all, int count, const std::string& territory,
         const std::map<std::string, std::int64_t>& passages) {
  for (int i = 0; i < count; ++i) all.push_back(interview(territory + std::to_string(i), territory, passages));
}

/// The groups whose counts are withheld.
std::vector<std::string> withheld(const std::vector<CodedGroup>& groups) {
  std::vector<std::string> list;
  for (const CodedGroup& one : groups)
    if (!one.counts) list.push_back(one.by + " " + one.value);
  return list;
}

TEST(CodeCounts, OfNoInterviewsAreWithheld) {
  const auto groups = counts_by_stratum(codes, {});
  EXPECT_THAT(groups, ElementsAre(CodedGroup{"all", "", 0, 0, std::nullopt}));
  EXPECT_THAT(counts_by_interview(codes, {}), IsEmpty());
}

TEST(CodeCounts, CountAnOrganisationOnceAndACodeWithThoseBelowIt) {
  std::vector<CodedInterview> all;
  add(all, 5, "ES212", {{"law", 2}});
  all.push_back(interview("ES2120", "ES212", {{"law", 1}, {"barriers", 1}}));
  const auto counts = counts_by_stratum(codes, all).front().counts;
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(counts->at("barriers"), (CodeCount{5, 6, 12}));
  EXPECT_EQ(counts->at("law"), (CodeCount{5, 6, 11}));
  EXPECT_EQ(counts->at("needs"), (CodeCount{0, 0, 0})) << "zero is said, since nobody said it";
}

TEST(CodeCounts, OfFewerThanFiveOrganisationsAreWithheld) {
  std::vector<CodedInterview> all;
  add(all, 4, "ES212", {{"law", 1}});
  EXPECT_THAT(withheld(counts_by_stratum(codes, all)), ElementsAre("all ", "territory ES212"));
  all.push_back(interview("ES2120", "ES212", {{"law", 1}}));
  EXPECT_THAT(withheld(counts_by_stratum(codes, all)), ElementsAre("all ", "territory ES212"))
      << "two interviews of one organisation are one organisation";
  add(all, 5, "ES212", {});
  EXPECT_THAT(withheld(counts_by_stratum(codes, all)), IsEmpty());
}

TEST(CodeCounts, OfALoneSmallStratumTakeTheNextWithThem) {
  std::vector<CodedInterview> all;
  add(all, 4, "ES212", {{"law", 1}});
  add(all, 6, "ES220", {});
  add(all, 9, "FRI15", {});
  EXPECT_THAT(withheld(counts_by_stratum(codes, all)), ElementsAre("territory ES212", "territory ES220"));
}

TEST(CodeCounts, OfSmallStrataThatAreFewTogetherTakeTheNextWithThem) {
  std::vector<CodedInterview> all;
  add(all, 1, "ES211", {{"law", 1}});
  add(all, 2, "ES212", {{"law", 1}});
  add(all, 6, "ES220", {});
  add(all, 9, "FRI15", {});
  EXPECT_THAT(withheld(counts_by_stratum(codes, all)),
              ElementsAre("territory ES211", "territory ES212", "territory ES220"));
}

TEST(CodeCounts, StandByInterviewForWhoReadsThem) {
  const auto groups = counts_by_interview(codes, std::vector{interview("o1", "ES212", {{"law", 3}})});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups.front().value, "i-o1");
  EXPECT_EQ(groups.front().counts->at("barriers"), (CodeCount{1, 1, 3}));
}

}  // namespace
}  // namespace zubia::interviews
