#include "engine/organisations/cluster_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::organisations {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const std::string day = "2019-05-31";

ClusterMember member(const std::string& cluster, const std::string& organisation, const std::string& kind = "company") {
  return {.cluster = cluster, .organisation = organisation, .kind = kind, .joined_on = "2019-01-01"};
}

/// The three clusters of Competitiv'eko as published: 25 members with 13 companies, 17 with 12, 39 with 33.
std::vector<ClusterMember> competitiveko() {
  std::vector<ClusterMember> members;
  const auto add = [&](const std::string& cluster, int all, int companies) {
    for (int i = 0; i < all; ++i)
      members.push_back(member(cluster, cluster + std::to_string(i), i < companies ? "company" : "technology-centre"));
  };
  add("additivalley", 25, 13);
  add("big-datia", 17, 12);
  add("innovmedica", 39, 33);
  return members;
}

TEST(ClusterCounts, NobodyIsInNothing) {
  const ClusterCounts counts = count_members({}, day);
  EXPECT_THAT(counts.clusters, IsEmpty());
  EXPECT_EQ(counts.together.all, MemberCount());
}

TEST(ClusterCounts, MembersAndCompaniesOfCompetitiveko) {
  const ClusterCounts counts = count_members(competitiveko(), day);
  EXPECT_EQ(counts.clusters.at("additivalley").all, (MemberCount{25, 13}));
  EXPECT_EQ(counts.clusters.at("big-datia").all, (MemberCount{17, 12}));
  EXPECT_EQ(counts.clusters.at("innovmedica").all, (MemberCount{39, 33}));
  EXPECT_EQ(counts.memberships, (MemberCount{81, 58}));
}

TEST(ClusterCounts, HeadlinesThatConflictAreSaid) {
  const std::vector<PublishedCount> headlines = {{.unit = CountUnit::members, .count = 81, .day = day},
                                                 {.unit = CountUnit::companies, .count = 82, .day = day},
                                                 {.unit = CountUnit::companies, .count = 87, .day = "2019-12-01"},
                                                 {.unit = CountUnit::companies, .count = 88, .day = day},
                                                 {.cluster = "big-datia", .count = 17, .day = day}};
  const auto verdicts = judge_counts(competitiveko(), headlines);
  EXPECT_EQ(verdicts[0], (CountVerdict{81, 81, true, {}}));
  EXPECT_EQ(verdicts[1], (CountVerdict{58, 58, false, {2, 3}}));
  EXPECT_EQ(verdicts[2], (CountVerdict{58, 58, false, {1, 3}}));
  EXPECT_EQ(verdicts[3], (CountVerdict{58, 58, false, {1, 2}}));
  EXPECT_EQ(verdicts[4], (CountVerdict{17, 17, true, {}}));
}

TEST(ClusterCounts, WhoIsInTwoClustersIsOneOrganisation) {
  const std::vector<ClusterMember> members = {member("a", "tecnalia", "technology-centre"),
                                              member("b", "tecnalia", "technology-centre"), member("b", "danobat")};
  const ClusterCounts counts = count_members(members, day);
  EXPECT_EQ(counts.together.all, (MemberCount{2, 1}));
  EXPECT_EQ(counts.memberships, (MemberCount{3, 1}));
  const std::vector<PublishedCount> both = {{.count = 2, .day = day}, {.count = 3, .day = day}};
  const auto verdicts = judge_counts(members, both);
  EXPECT_TRUE(verdicts[0].agrees);
  EXPECT_TRUE(verdicts[1].agrees);
  EXPECT_THAT(verdicts[0].contradicted_by, ElementsAre(1)) << "both can be right only because they count otherwise";
}

TEST(ClusterCounts, MembershipEndsOnTheDayOfLeavingAndMayBeginAgain) {
  ClusterMember once = member("a", "x");
  once.left_on = "2019-03-01";
  ClusterMember again = member("a", "x");
  again.joined_on = "2019-04-01";
  again.role = "driver";
  const std::vector<ClusterMember> members = {once, again};
  EXPECT_EQ(count_members(members, "2019-02-28").together.all.members, 1);
  EXPECT_EQ(count_members(members, "2019-03-01").together.all.members, 0);
  EXPECT_EQ(count_members(members, "2019-04-01").together.all.members, 1);
  EXPECT_EQ(count_members(members, "2019-04-01").clusters.at("a").drivers, 1);
  EXPECT_EQ(count_members(members, "2019-02-28").clusters.at("a").drivers, 0);
}

TEST(ClusterCounts, PartsAddUpToTheWhole) {
  std::vector<ClusterMember> members = {member("a", "x"), member("a", "y", ""), member("a", "z", "university")};
  members[0].territory = "ES212";
  members[0].size = "small";
  const ClusterCount count = count_members(members, day).clusters.at("a");
  EXPECT_THAT(count.by_kind, ElementsAre(Pair("", MemberCount{1, 0}), Pair("company", MemberCount{1, 1}),
                                         Pair("university", MemberCount{1, 0})));
  EXPECT_THAT(count.by_territory, ElementsAre(Pair("", MemberCount{2, 0}), Pair("ES212", MemberCount{1, 1})));
  EXPECT_THAT(count.by_size, ElementsAre(Pair("", MemberCount{2, 0}), Pair("small", MemberCount{1, 1})));
}

}  // namespace
}  // namespace zubia::organisations
