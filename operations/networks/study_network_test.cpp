#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/all.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

/// A cluster of three companies in Spain and three in France, with Zubigune between them.
class NetworkOfCluster : public testing::Test {
 protected:
  void SetUp() override {
    programme_ =
        *storage::ProgrammeStore::create(folder_.file("naen.zubia"), {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"},
                                         {{"ES21", "ES", {}, {}}, {"NA", "FR", {"FRI1", "FRI2"}, {}}});
    ASSERT_TRUE(ask("put-cluster", {{"cluster", "sarea"}, {"name", {"en=Sarea", "eu=Sarea"}}}));
    for (const std::string name : {"Ane", "Bittor"}) join(name, "ES212");
    for (const std::string name : {"Colas", "Didier"}) join(name, "FRI15");
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

  std::string refused(const Result<json>& reply) {
    return reply ? "" : reply.error().code + " " + reply.error().where.field;
  }

  void join(const std::string& name, const std::string& territory) {
    const json record = {{"names", {{"", name}}}, {"kind", "company"}, {"territory", territory}};
    const auto put = ask("put-organisation", {{"record", {{"name", "o.json"}, {"bytes", record.dump()}}}});
    ASSERT_TRUE(put) << put.error().detail;
    id_of_[name] = put->at("organisation");
    const auto joined =
        ask("put-membership", {{"cluster", "sarea"}, {"organisation", id_of_[name]}, {"joined_on", "2020-01-01"}});
    ASSERT_TRUE(joined) << joined.error().detail;
  }

  /// Makes, publishes and sends out a wave; the links by name of the member.
  std::map<std::string, std::string> wave(const std::string& name, const std::string& mode = "named") {
    const auto added = ask("add-network-questionnaire", {{"cluster", "sarea"}, {"name", name}});
    EXPECT_TRUE(added) << added.error().detail;
    const auto published = ask("publish-questionnaire", {{"questionnaire", name}, {"mode", mode}}, "owner");
    EXPECT_TRUE(published) << published.error().detail;
    hash_ = published->at("hash");
    std::map<std::string, std::string> token_of;
    const json links =
        ask("invite-organisations", {{"questionnaire", name}, {"everybody", true}}, "owner")->at("links");
    for (const json& one : links) {
      const std::string link = one.at("link");
      token_of[one.at("name")] = link.substr(link.find('#') + 1);
    }
    return token_of;
  }

  void answer(const std::string& token, const json& answers) {
    const auto sent = ask("send-response", {{"token", token}, {"agreed", hash_}, {"answers", answers}}, "anybody");
    ASSERT_TRUE(sent) << sent.error().detail;
    EXPECT_THAT(sent->value("refused", json::array()), testing::IsEmpty()) << sent->dump();
  }

  static double measure(const json& reply, const std::string& name) {
    for (const json& row : reply.at("network"))
      if (row.at("measure") == name) return row.at("value");
    ADD_FAILURE() << name;
    return 0;
  }

  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::map<std::string, std::string> id_of_;
  std::string hash_;
};

// The roster is by name: Ane 1, Bittor 2, Colas 3, Didier 4.

TEST_F(NetworkOfCluster, WhatIsWrongIsRefusedByName) {
  EXPECT_EQ(refused(ask("add-network-questionnaire", {{"cluster", "sarea2"}})), "unknown-cluster cluster");
  EXPECT_EQ(refused(ask("add-network-questionnaire", {{"cluster", "sarea"}, {"day", "soon"}})), "invalid-value day");
  EXPECT_EQ(refused(ask("add-network-questionnaire", {{"cluster", "sarea"}, {"day", "2019-12-31"}})),
            "too-few-members cluster")
      << "nobody had joined";
  EXPECT_EQ(refused(ask("study-network", {{"questionnaire", "w1"}})), "unknown-questionnaire questionnaire");
  const auto tokens = wave("w1");
  EXPECT_EQ(refused(ask("study-network", {{"questionnaire", "w1"}})), "no-respondents questionnaire");
  answer(tokens.at("Ane"), {{"knows", {2}}});
  const auto reply = ask("study-network", {{"questionnaire", "w1"}, {"relation", "project"}});
  EXPECT_EQ(refused(reply), "unknown-relation relation");
  EXPECT_THAT(reply.error().mend, HasSubstr("projects"));
  EXPECT_EQ(refused(ask("study-network", {{"questionnaire", "w1"}, {"without", {"Nobody"}}})), "unknown-node without");
  EXPECT_EQ(refused(ask("study-network", {{"questionnaire", "w1"}, {"earlier", {"w1"}}})),
            "conflicting-options earlier");
}

TEST_F(NetworkOfCluster, AnswersWithoutNamesMakeNoNetwork) {
  const auto tokens = wave("w1", "confidential");
  answer(tokens.at("Ane"), {{"knows", {2}}});
  EXPECT_EQ(refused(ask("study-network", {{"questionnaire", "w1"}}, "researcher")), "answers-not-named questionnaire");
}

TEST_F(NetworkOfCluster, AQuestionnaireOnSomethingElseHasNoNetwork) {
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}));
  ASSERT_TRUE(ask("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}, {"mode", "named"}}, "owner"));
  EXPECT_EQ(refused(ask("study-network", {{"questionnaire", "meeting-follow-up"}})), "no-relations questionnaire");
}

TEST_F(NetworkOfCluster, TheMembersNameTheirTies) {
  const auto tokens = wave("w1");
  answer(tokens.at("Ane"), {{"knows", {2, 3}}, {"exchanges", {3}}});
  answer(tokens.at("Bittor"), {{"knows", {1}}});
  const auto reply = ask("study-network", {{"questionnaire", "w1"}});
  ASSERT_TRUE(reply) << reply.error().detail;
  EXPECT_EQ(reply->at("relation"), "knows");
  EXPECT_EQ(reply->at("asked"), 4);
  EXPECT_EQ(reply->at("answered"), 2);
  EXPECT_EQ(measure(*reply, "ties"), 2);
  EXPECT_EQ(measure(*reply, "isolates"), 1) << "Didier, whom nobody named";
  EXPECT_EQ(measure(*reply, "external ties"), 1) << "Ane and Colas";
  ASSERT_EQ(reply->at("nodes").size(), 4U);
  EXPECT_EQ(reply->at("nodes")[0].at("node"), "Ane");
  EXPECT_EQ(reply->at("nodes")[2].at("group"), "FR");
  EXPECT_EQ(reply->at("members")[2].at("has_answered"), false);
  EXPECT_EQ(reply->at("members")[2].at("organisation"), id_of_.at("Colas"));
  EXPECT_THAT(reply->at("notices").dump(), HasSubstr("w1: 2 of 4 members have not answered"));
  EXPECT_EQ(reply->at("relations").size(), 4U);

  const auto both = ask("study-network", {{"questionnaire", "w1"}, {"one_sided", "left-out"}});
  ASSERT_TRUE(both) << both.error().detail;
  EXPECT_EQ(measure(*both, "ties"), 1) << "Ane and Bittor name each other";
  const auto exchanges =
      ask("study-network", {{"questionnaire", "w1"}, {"relation", "exchanges"}, {"groups", "territory"}});
  ASSERT_TRUE(exchanges) << exchanges.error().detail;
  EXPECT_EQ(measure(*exchanges, "ties"), 1);
  EXPECT_EQ(exchanges->at("nodes")[2].at("group"), "NA") << "FRI15 lies in a part of it";
}

TEST_F(NetworkOfCluster, WithoutTheBridgeTheSidesFallApart) {
  const auto tokens = wave("w1");
  answer(tokens.at("Ane"), {{"knows", {2, 3, 4}}});
  const auto reply = ask("study-network", {{"questionnaire", "w1"}, {"without", {"Ane"}}});
  ASSERT_TRUE(reply) << reply.error().detail;
  const json& parts = reply->at("parts");
  EXPECT_EQ(parts.size(), 3U);
}

TEST_F(NetworkOfCluster, WavesShowWhatCameAndWhatWent) {
  const auto first = wave("w1");
  answer(first.at("Ane"), {{"knows", {2}}});
  const auto second = wave("w2");
  answer(second.at("Ane"), {{"knows", {3}}});
  answer(second.at("Didier"), {{"knows", {0}}});
  const auto reply = ask("study-network", {{"questionnaire", "w2"}, {"earlier", {"w1"}}});
  ASSERT_TRUE(reply) << reply.error().detail;
  EXPECT_EQ(reply->at("wave"), "w2");
  const json& ties = reply->at("ties");
  ASSERT_EQ(ties.size(), 2U);
  EXPECT_EQ(ties[0].at("to"), "Colas");
  EXPECT_EQ(ties[0].at("is_new"), true);
  EXPECT_EQ(ties[1].at("to"), "Bittor");
  EXPECT_EQ(ties[1].at("is_lost"), true);
  const auto changes = reply->at("changes").dump();
  EXPECT_THAT(changes, HasSubstr("ties formed"));
}

TEST_F(NetworkOfCluster, WhoWasMergedCountsAsTheOther) {
  const auto tokens = wave("w1");
  answer(tokens.at("Ane"), {{"knows", {2, 3}}});
  const auto merged =
      ask("merge-organisations", {{"keep", id_of_.at("Colas")}, {"merge", id_of_.at("Bittor")}, {"reason", "one firm"}},
          "owner");
  ASSERT_TRUE(merged) << merged.error().detail << merged.error().mend;
  const auto reply = ask("study-network", {{"questionnaire", "w1"}});
  ASSERT_TRUE(reply) << reply.error().detail;
  EXPECT_EQ(measure(*reply, "nodes"), 3);
  EXPECT_EQ(measure(*reply, "ties"), 1);
  // Merged on, also the first one is the last.
  ASSERT_TRUE(ask("merge-organisations",
                  {{"keep", id_of_.at("Didier")}, {"merge", id_of_.at("Colas")}, {"reason", "one firm"}}, "owner"));
  const auto again = ask("study-network", {{"questionnaire", "w1"}});
  ASSERT_TRUE(again) << again.error().detail;
  ASSERT_EQ(again->at("nodes").size(), 2U);
  EXPECT_EQ(again->at("nodes")[1].at("node"), "Didier");
  EXPECT_EQ(measure(*again, "ties"), 1);
}

}  // namespace
}  // namespace zubia::operations
