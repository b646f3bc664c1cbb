#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/accounts.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The register of clusters as a facilitator keeps it.
class Clusters : public ::testing::Test {
 protected:
  void SetUp() override {
    programme_ =
        *storage::ProgrammeStore::create(folder_.file("n.zubia"), {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "facilitator") {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-27T10:00:00Z";
    work.asker.role = role;
    work.pseudonym_key = "k";
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  std::string organisation(const std::string& name, const std::string& kind) {
    const json record = {{"names", {{"", name}}}, {"kind", kind}, {"territory", "ES212"}, {"size_class", "small"}};
    return ask("put-organisation", {{"record", {{"name", "o.json"}, {"bytes", record.dump()}}}})
        ->at("organisation")
        .get<std::string>();
  }
  void cluster(const std::string& id) {
    ASSERT_TRUE(ask("put-cluster", {{"cluster", id}, {"name", {"en=The " + id}}}));
  }
  Result<json> join(const std::string& cluster, const std::string& organisation, const std::string& joined_on,
                    const std::string& left_on = "", const std::string& role = "member") {
    return ask("put-membership", {{"cluster", cluster},
                                  {"organisation", organisation},
                                  {"joined_on", joined_on},
                                  {"left_on", left_on},
                                  {"role", role}});
  }
  std::string refused(const Result<json>& reply) {
    return reply ? "" : reply.error().code + " " + reply.error().where.field;
  }

  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
};

TEST_F(Clusters, WhatIsWrongIsRefusedByName) {
  EXPECT_EQ(refused(ask("put-cluster", {{"cluster", "a b"}, {"name", {"en=A"}}})), "invalid-value cluster");
  EXPECT_EQ(refused(ask("put-cluster", {{"cluster", "a"}, {"name", {"A"}}})), "invalid-value name");
  EXPECT_EQ(refused(ask("put-cluster", {{"cluster", "a"}, {"name", {"en=A"}}, {"founded_on", "2018-02-30"}})),
            "invalid-value founded_on");
  EXPECT_EQ(
      refused(ask("put-cluster",
                  {{"cluster", "a"}, {"name", {"en=A"}}, {"founded_on", "2018-02-01"}, {"ended_on", "2018-02-01"}})),
      "invalid-value ended_on");
  cluster("a");
  const std::string danobat = organisation("Danobat", "company");
  EXPECT_EQ(refused(join("b", danobat, "2018-01-01")), "unknown-cluster cluster");
  EXPECT_EQ(refused(join("a", "nobody", "2018-01-01")), "unknown-organisation organisation");
  EXPECT_EQ(refused(join("a", danobat, "")), "invalid-value joined_on");
  EXPECT_EQ(refused(join("a", danobat, "2018-01-01", "2017-01-01")), "invalid-value left_on");
  EXPECT_EQ(
      refused(ask("state-count", {{"unit", "members"}, {"count", 3}, {"source", " "}, {"stated_on", "2018-01-01"}})),
      "invalid-value source");
  EXPECT_EQ(refused(ask("show-clusters", {{"day", "yesterday"}})), "invalid-value day");
  EXPECT_EQ(refused(ask("put-cluster", {{"cluster", "c"}, {"name", {"en=C"}}}, "researcher")), "not-permitted ");
}

TEST_F(Clusters, OneIsNotAMemberTwiceAtATime) {
  cluster("a");
  const std::string danobat = organisation("Danobat", "company");
  ASSERT_TRUE(join("a", danobat, "2018-01-01"));
  EXPECT_EQ(refused(join("a", danobat, "2019-01-01")), "member-already joined_on");
  ASSERT_TRUE(join("a", danobat, "2018-01-01", "2019-01-01")) << "the same first day changes it";
  ASSERT_TRUE(join("a", danobat, "2020-01-01")) << "it may come back";
  EXPECT_EQ(refused(join("a", danobat, "2018-06-01", "2018-07-01")), "member-already joined_on");
  EXPECT_EQ(ask("show-clusters", {{"day", "2019-06-01"}})->at("organisations"), 0);
  EXPECT_EQ(ask("show-clusters", {{"day", "2020-06-01"}})->at("organisations"), 1);
}

TEST_F(Clusters, MembersAndCompaniesAreCountedApartAndOverTime) {
  cluster("a");
  cluster("b");
  const std::string danobat = organisation("Danobat", "company");
  const std::string tecnalia = organisation("Tecnalia", "technology-centre");
  ASSERT_TRUE(join("a", danobat, "2018-01-01", "", "driver"));
  ASSERT_TRUE(join("a", tecnalia, "2018-01-01"));
  ASSERT_TRUE(join("b", tecnalia, "2019-01-01"));
  const json reply = *ask("show-clusters", {{"day", "2019-05-31"}}, "researcher");
  EXPECT_EQ(reply.at("organisations"), 2);
  EXPECT_EQ(reply.at("companies"), 1);
  EXPECT_EQ(reply.at("memberships"), 3);
  EXPECT_EQ(reply.at("clusters")[0].at("name"), "The a");
  EXPECT_EQ(reply.at("clusters")[0].at("members"), 2);
  EXPECT_EQ(reply.at("clusters")[0].at("companies"), 1);
  EXPECT_EQ(reply.at("clusters")[0].at("drivers"), 1);
  EXPECT_EQ(reply.at("members").size(), 3U);
  std::vector<std::string> years;
  for (const json& row : reply.at("years"))
    if (row.at("cluster") == "") years.push_back(row.at("year").dump() + ": " + row.at("members").dump());
  EXPECT_THAT(years, ElementsAre("2018: 2", "2019: 2"));
}

TEST_F(Clusters, PublishedCountsAreHeldAgainstTheRegisterAndAgainstEachOther) {
  cluster("a");
  ASSERT_TRUE(join("a", organisation("Danobat", "company"), "2018-01-01"));
  ASSERT_TRUE(join("a", organisation("Tecnalia", "technology-centre"), "2018-01-01"));
  const auto state = [&](int count, const std::string& source) {
    return *ask(
        "state-count",
        {{"cluster", "a"}, {"unit", "companies"}, {"count", count}, {"source", source}, {"stated_on", "2019-05-31"}});
  };
  EXPECT_THAT(state(1, "register").at("notices"), IsEmpty());
  const json wrong = state(2, "press");
  EXPECT_FALSE(wrong.at("agrees").get<bool>());
  EXPECT_EQ(wrong.at("counted"), 1);
  const std::string notices = wrong.at("notices").dump();
  EXPECT_THAT(notices, HasSubstr("count-not-borne-out"));
  EXPECT_THAT(notices, HasSubstr("counts-conflict"));
  EXPECT_EQ(ask("show-clusters", json::object())->at("stated").size(), 2U);
}

}  // namespace
}  // namespace zubia::operations
