#include <gmock/gmock.h>

#include "tests/answered_study.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class WavesOfStudy : public AnsweredStudy {
 protected:
  /// Publishes the questionnaire anew, as `changed` leaves it, and asks everybody again.
  void publish_again(const std::function<void(json& document)>& changed = {},
                     const std::string& name = "cross-border-cooperation") {
    const auto file = ask("export-questionnaire", {{"questionnaire", name_}, {"format", "json"}}, "owner");
    ASSERT_TRUE(file) << file.error().detail;
    json document = json::parse(file->at("content").get<std::string>());
    if (changed) changed(document);
    const auto added = ask("add-questionnaire", {{"file", {{"name", "q.json"}, {"bytes", document.dump()}}}}, "owner");
    ASSERT_TRUE(added) << added.error().detail;
    const auto published = ask("publish-questionnaire", {{"questionnaire", name}, {"mode", "confidential"}}, "owner");
    ASSERT_TRUE(published) << published.error().detail;
    hash_ = published->at("hash");
  }

  static json row(const json& reply, const std::string& block, const std::string& item,
                  const std::string& family = {}) {
    for (const json& one : reply.at("tests"))
      if (one.at("block") == block && one.at("first") == item && (family.empty() || one.at("family") == family))
        return one;
    ADD_FAILURE() << block << " " << item << " " << family;
    return {};
  }
};

TEST_F(WavesOfStudy, AreRefusedWhereThereAreNone) {
  EXPECT_EQ(refusal(ask("compare-waves", {{"questionnaire", name_}})).substr(0, 21), "unknown-questionnaire");
  publish("cross-border-cooperation");
  EXPECT_EQ(refusal(ask("compare-waves", {{"questionnaire", name_}})),
            "no-earlier-wave earlier: cross-border-cooperation has no earlier version that was published. Name the "
            "questionnaire of the earlier wave.");
  answer(effects::made_study({}, 6));
  publish_again();
  EXPECT_EQ(refusal(ask("compare-waves", {{"questionnaire", name_}})).substr(0, 21), "no-common-respondents");
}

TEST_F(WavesOfStudy, OfAnonymousAnswersAreNotJoined) {
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", name_}}, "owner"));
  ASSERT_TRUE(ask("publish-questionnaire", {{"questionnaire", name_}, {"mode", "anonymous"}}, "owner"));
  publish_again();
  EXPECT_THAT(refusal(ask("compare-waves", {{"questionnaire", name_}})), HasSubstr("answers-not-linked"));
}

TEST_F(WavesOfStudy, CompareTheSameOrganisations) {
  publish("cross-border-cooperation");
  const auto study = effects::made_study({}, 30);
  answer(study, [](std::size_t, json& answers) { answers["eff_laws"] = {2}; });
  publish_again();
  // Ten leave, five are new; laws are easier for all who stay.
  send(study, 10, [](std::size_t, json& answers) { answers["eff_laws"] = {4}; });
  const auto reply = ask("compare-waves", {{"questionnaire", name_}, {"samples", 2000}});
  ASSERT_TRUE(reply) << reply.error().detail;
  EXPECT_EQ(reply->at("version"), 2);
  EXPECT_EQ(reply->at("earlier_version"), 1);
  EXPECT_EQ(reply->at("both"), 20);
  EXPECT_EQ(reply->at("only_earlier"), 10);
  EXPECT_EQ(reply->at("only_later"), 0);
  const json laws = row(*reply, "effect", "laws");
  EXPECT_EQ(laws.at("pairs"), 20);
  EXPECT_EQ(laws.at("earlier_mean"), 2);
  EXPECT_EQ(laws.at("later_mean"), 4);
  EXPECT_EQ(laws.at("rank_biserial"), 1);
  EXPECT_EQ(laws.at("verdict"), "differs");
  const json language = row(*reply, "effect", "language");
  EXPECT_EQ(language.at("earlier_mean"), language.at("later_mean"));
  EXPECT_EQ(language.at("verdict"), "cannot-detect");
  EXPECT_EQ(row(*reply, "effect", "", "institutional").at("pairs"), 20);
}

TEST_F(WavesOfStudy, OfTwoConfidentialQuestionnairesAreJoinedByTheKey) {
  publish("cross-border-cooperation");
  const auto study = effects::made_study({}, 8);
  answer(study);
  publish_again([](json& document) { document["name"] = "second-wave"; }, "second-wave");
  name_ = "second-wave";
  send(study, 3, {});
  const auto reply =
      ask("compare-waves", {{"questionnaire", name_}, {"earlier", "cross-border-cooperation"}, {"samples", 500}});
  ASSERT_TRUE(reply) << reply.error().detail;
  EXPECT_EQ(reply->at("both"), 5);
  EXPECT_EQ(reply->at("only_earlier"), 3);
  const json laws = row(*reply, "effect", "laws");
  EXPECT_EQ(laws.at("pairs"), 5);
  EXPECT_EQ(laws.at("zeros"), 5) << "everybody answers as before";
}

TEST_F(WavesOfStudy, WhatOneWaveAsksIsNotCompared) {
  publish("cross-border-cooperation");
  const auto study = effects::made_study({}, 8);
  answer(study);
  publish_again([](json& document) {
    for (json& section : document.at("sections"))
      for (json& item : section.at("items"))
        if (item.at("name") == "imp_geographical") item.at("rows").erase(1);
  });
  send(study, 0, [](std::size_t, json& answers) { answers.erase("imp_travel_cost"); });
  const auto reply = ask("compare-waves", {{"questionnaire", name_}, {"samples", 500}});
  ASSERT_TRUE(reply) << reply.error().detail;
  EXPECT_THAT(reply->at("notices").dump(), HasSubstr("Only one of the waves asks: importance"));
}

}  // namespace
}  // namespace zubia::operations
