#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/effects/study_for_tests.hpp"
#include "operations/all.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

/// The ready questionnaire, answered by members of three clusters.
class EffectsOfStudy : public testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "researcher") {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-28T10:00:00Z";
    work.asker.role = role;
    work.pseudonym_key = "a key";
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }

  static json answers_of(const effects::Member& member) {
    json answers = {{"territory", {2}},
                    {"organisation_kind", {1}},
                    {"cluster", {std::array{3, 1, 2}[static_cast<std::size_t>(member.cluster)]}},
                    {"size_class", {member.is_small == 1 ? 1 : 4}},
                    {"collaboration_before", {static_cast<int>(member.collaboration_before)}},
                    {"networking_value", {static_cast<int>(member.networking)}}};
    for (std::size_t item = 0; item < effects::barrier_count; ++item) {
      const std::string name(effects::barrier_items[item].name);
      answers["imp_" + name] = {static_cast<int>(member.importance[item])};
      answers["eff_" + name] = {static_cast<int>(member.effect[item])};
    }
    for (std::size_t type = 0; type < effects::innovation_count; ++type) {
      const std::string name(effects::innovation_types[type]);
      answers["before_" + name] = {static_cast<int>(member.before[type])};
      answers["motive_" + name] = {static_cast<int>(member.motive[type])};
      answers["effect_" + name] = {static_cast<int>(member.change[type])};
    }
    return answers;
  }

  void publish(const char* ready) {
    ASSERT_TRUE(ask("add-questionnaire", {{"ready", ready}}, "owner").has_value());
    const auto published = ask("publish-questionnaire", {{"questionnaire", ready}, {"mode", "confidential"}}, "owner");
    ASSERT_TRUE(published.has_value()) << published.error().detail;
    hash_ = published->at("hash");
  }

  void answer(const effects::CooperationStudy& study) {
    std::vector<storage::OrganisationChange> changes;
    for (std::size_t number = 0; number < study.members.size(); ++number)
      changes.push_back({"o" + std::to_string(number), R"({"names": {"": "Orona"}})", {}, 0});
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change(changes, {0, {}, "typed"}).has_value());
    const json links =
        *ask("invite-organisations", {{"questionnaire", name_}, {"everybody", true}}, "owner")->find("links");
    for (std::size_t number = 0; number < study.members.size(); ++number) {
      const std::string link = links.at(number).at("link");
      const auto sent = ask("send-response",
                            {{"token", link.substr(link.find('#') + 1)},
                             {"agreed", hash_},
                             {"answers", answers_of(study.members[number])}},
                            "anybody");
      ASSERT_TRUE(sent.has_value()) << sent.error().detail;
      ASSERT_TRUE(sent->at("is_sent").get<bool>()) << sent->dump();
    }
  }

  std::string refusal(const std::string& questionnaire) {
    const auto reply = ask("study-effects", {{"questionnaire", questionnaire}});
    return reply ? "none" : reply.error().code;
  }

  const std::string name_ = "cross-border-cooperation";
  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string hash_;
};

TEST_F(EffectsOfStudy, AreRefusedWhereThereIsNoStudy) {
  EXPECT_EQ(refusal(name_), "unknown-questionnaire");
  publish("meeting-follow-up");
  EXPECT_EQ(refusal("meeting-follow-up"), "not-a-cooperation-study");
  publish("cross-border-cooperation");
  EXPECT_EQ(refusal(name_), "no-respondents");
}

TEST_F(EffectsOfStudy, TellAllLessonsOfAStudyThatFulfilsThePublishedFindings) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}));
  const auto reply = ask("study-effects", {{"questionnaire", name_}});
  ASSERT_TRUE(reply.has_value()) << reply.error().detail;
  EXPECT_EQ(reply->at("respondents"), 45);
  EXPECT_EQ(reply->at("leading_cluster"), "Innovmedica Alliance");
  ASSERT_EQ(reply->at("lessons").size(), 7U);
  for (const json& lesson : reply->at("lessons")) EXPECT_NE(lesson.at("strength"), "not-shown") << lesson;
  EXPECT_EQ(reply->at("questions").size(), 43U);
  EXPECT_EQ(reply->at("map").size(), 18U);
  const json& laws = reply->at("questions").at(0);
  EXPECT_EQ(laws.at("item"), "laws");
  EXPECT_EQ(laws.at("answers"), 45);
  EXPECT_EQ(laws.at("fours").get<int>() + laws.at("fives").get<int>(), 45);
}

TEST_F(EffectsOfStudy, SuppressALessonThatTheAnswersDoNotBear) {
  publish("cross-border-cooperation");
  effects::StudyTargets targets;
  targets.networking = 2.5;
  answer(effects::made_study(targets));
  const auto reply = ask("study-effects", {{"questionnaire", name_}, {"samples", 500}});
  ASSERT_TRUE(reply.has_value()) << reply.error().detail;
  for (const json& lesson : reply->at("lessons"))
    EXPECT_EQ(lesson.at("strength") == "not-shown", lesson.at("lesson") == "L5") << lesson;
}

}  // namespace
}  // namespace zubia::operations
