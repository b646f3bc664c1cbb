#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/all.hpp"
#include "operations/moments.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "storage/questionnaire_store.hpp"
#include "storage/response_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

/// A questionnaire that advisers enter for organisations.
class Entries : public ::testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    std::vector<storage::OrganisationChange> changes;
    for (const char* id : {"o1", "o2"})
      changes.push_back(
          {id, json{{"names", {{"", "Orona"}}}, {"territory", "ES212"}, {"languages", {"fr"}}}.dump(), {}, 0});
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change(changes, {0, {}, "typed"}).has_value());
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& key = {}) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-27T10:00:00Z";
    work.asker = {asker_, "Ane", role_, {}, {}};
    work.pseudonym_key = "a key";
    work.idempotency_key = key;
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  std::string refused(const Result<json>& reply) { return reply ? "none: " + reply->dump() : reply.error().code; }

  void publish(const std::string& mode) {
    ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
    hash_ = ask("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}, {"mode", mode}})->at("hash");
  }
  Result<json> open(const std::string& organisation = "o1") {
    return ask("open-entry", {{"questionnaire", "meeting-follow-up"}, {"organisation", organisation}});
  }
  Result<json> enter(const json& answers, bool whole = false, const std::string& key = {}) {
    return ask("enter-answers",
               {{"questionnaire", "meeting-follow-up"},
                {"organisation", "o1"},
                {"came_by", "telephone"},
                {"agreed", hash_},
                {"answers", answers},
                {"whole", whole}},
               key);
  }
  std::vector<storage::StoredResponse> responses() {
    const auto version = *storage::QuestionnaireStore(*programme_).latest("meeting-follow-up");
    return *storage::ResponseStore(*programme_).responses(version->questionnaire, version->number);
  }
  std::vector<QuestionnaireInvitation> invitations() {
    const auto version = *storage::QuestionnaireStore(*programme_).latest("meeting-follow-up");
    return *storage::QuestionnaireStore(*programme_).invitations(version->questionnaire, version->number);
  }
  std::string link_of_o1() {
    const auto links = ask("invite-organisations", {{"questionnaire", "meeting-follow-up"}, {"organisations", {"o1"}}});
    const std::string link = links->at("links")[0].at("link");
    return link.substr(link.find('#') + 1);
  }

  const json whole_ = {{"took_place", {1}}, {"usefulness", {3}}, {"next_step", {2}}};
  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string hash_;
  std::string asker_ = "ane-1";
  std::string role_ = "facilitator";
};

TEST_F(Entries, AreRefusedWhereNothingCanBeAnswered) {
  EXPECT_EQ(refused(open()), "unknown-questionnaire");
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
  EXPECT_EQ(refused(open()), "not-published");
  hash_ = ask("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}, {"mode", "named"}})->at("hash");
  EXPECT_EQ(refused(open("nobody")), "unknown-organisation");
  const std::string right = hash_;
  hash_ = "";
  EXPECT_EQ(refused(enter(whole_)), "consent-wanted");
  hash_ = "0123";
  EXPECT_EQ(refused(enter(whole_)), "consent-outdated");
  EXPECT_TRUE(invitations().empty()) << "nothing is stored before somebody agreed";
  hash_ = right;
  role_ = "researcher";
  EXPECT_EQ(refused(enter(whole_)), "not-permitted");
  role_ = "facilitator";
  ASSERT_TRUE(ask("close-questionnaire", {{"questionnaire", "meeting-follow-up"}}).has_value());
  EXPECT_EQ(refused(enter(whole_)), "questionnaire-closed");
}

TEST_F(Entries, GoIntoTheSameResponseWithTheirSourceAndWhoEnteredThem) {
  publish("named");
  const std::string token = link_of_o1();
  ASSERT_TRUE(ask("save-answers", {{"token", token}, {"agreed", hash_}, {"answers", {{"took_place", {1}}}}}));
  EXPECT_EQ(open()->at("answers").at("took_place"), json::array({1}));
  const auto entered = enter({{"usefulness", {3}}, {"nonsense", 1}}, false, "k1");
  ASSERT_TRUE(entered.has_value()) << entered.error().detail;
  EXPECT_EQ(entered->at("saved"), json::array({"usefulness"}));
  EXPECT_EQ(entered->at("refused")[0].at("code"), "unknown-variable") << "the same checks";
  EXPECT_EQ(entered->at("receipt"), 2);
  EXPECT_EQ(enter({{"usefulness", {3}}, {"nonsense", 1}}, false, "k1")->at("receipt"), 2) << "stored once";
  EXPECT_FALSE(enter(json::object(), true)->at("is_sent").get<bool>()) << "something is missing";
  EXPECT_TRUE(enter({{"next_step", {2}}}, true)->at("is_sent").get<bool>());
  const auto all = responses();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].response.state, "sent");
  for (const ResponseAnswer& answer : all[0].answers)
    EXPECT_EQ(answer.source, answer.variable == "took_place" ? "given" : "telephone") << answer.variable;
  const auto entries = *storage::ResponseStore(*programme_).entries_of(all[0].response.id);
  ASSERT_TRUE(entries.contains(2));
  EXPECT_EQ(entries.at(2), (storage::AnswerEntry{"telephone", "Ane", "ane-1", moment_of("2026-11-27T10:00:00Z")}));
  EXPECT_FALSE(entries.contains(1));
  EXPECT_EQ(invitations().front().state, "answered");
}

TEST_F(Entries, NeedNoLinkAndSpoilNone) {
  publish("named");
  ASSERT_TRUE(enter(whole_, true)->at("is_sent").get<bool>());
  ASSERT_EQ(invitations().size(), 1U);
  EXPECT_EQ(invitations().front().language, "fr") << "that of the organisation";
  const std::string token = link_of_o1();
  EXPECT_EQ(ask("open-response", {{"token", token}})->at("answers").at("usefulness"), json::array({3}))
      << "the organisation sees what was entered for it";
  ASSERT_TRUE(enter({{"usefulness", {4}}}).has_value());
  EXPECT_TRUE(ask("open-response", {{"token", token}}).has_value()) << "the link still leads there";
}

TEST_F(Entries, OfConfidentialAnswersAreSeenByWhoEnteredThemOnly) {
  publish("confidential");
  ASSERT_TRUE(enter({{"took_place", {1}}}).has_value());
  EXPECT_EQ(open()->at("answers").at("took_place"), json::array({1}));
  const auto response = responses().front().response;
  EXPECT_NE(response.organisation, "o1");
  EXPECT_EQ(storage::ResponseStore(*programme_).entries_of(response.id)->at(1).entered_at % 86'400, 0) << "the day";
  asker_ = "jon-1";
  EXPECT_EQ(refused(open()), "answered-otherwise");
  EXPECT_EQ(refused(enter(whole_)), "answered-otherwise");
  asker_ = "ane-1";
  ASSERT_TRUE(ask("save-answers", {{"token", link_of_o1()}, {"agreed", hash_}, {"answers", {{"usefulness", {3}}}}}));
  EXPECT_EQ(refused(open()), "answered-otherwise") << "the organisation went on by its link";
}

TEST_F(Entries, OfConfidentialAnswersAreOpenedByNoNewLink) {
  publish("confidential");
  const json again = {{"questionnaire", "meeting-follow-up"}, {"organisations", {"o1"}}};
  const std::string lost = link_of_o1();
  const std::string token = link_of_o1();
  EXPECT_EQ(refused(ask("open-response", {{"token", lost}})), "unknown-link") << "nothing was answered yet";
  ASSERT_TRUE(ask("save-answers", {{"token", token}, {"agreed", hash_}, {"answers", {{"took_place", {1}}}}}));
  for (const char* role : {"facilitator", "owner"}) {
    role_ = role;
    const auto refusal = ask("invite-organisations", again);
    ASSERT_EQ(refused(refusal), "answered-otherwise") << role;
    EXPECT_EQ(refusal.error().detail,
              "Orona has answered by its link, or through somebody else; in a confidential questionnaire nobody else "
              "gets a link to that.");
  }
  EXPECT_EQ(ask("open-response", {{"token", token}})->at("answers").at("took_place"), json::array({1}))
      << "its own link still leads there";
}

TEST_F(Entries, OfAnonymousAnswersAreKeptWholeAndWithoutAnybody) {
  publish("anonymous");
  EXPECT_EQ(enter({{"took_place", {1}}})->at("receipt"), nullptr);
  EXPECT_TRUE(responses().empty());
  EXPECT_TRUE(invitations().empty());
  ASSERT_TRUE(enter(whole_, true, "ane-1 k1")->at("is_sent").get<bool>());
  ASSERT_TRUE(enter(whole_, true, "ane-1 k1")->at("is_sent").get<bool>()) << "its reply was lost";
  const auto all = responses();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].response.organisation, "");
  EXPECT_TRUE(storage::ResponseStore(*programme_).entries_of(all[0].response.id)->empty());
  EXPECT_EQ(refused(open()), "answered-already");
  EXPECT_EQ(refused(enter(whole_, true, "k2")), "answered-already");
  EXPECT_EQ(open("o2")->at("organisation"), "") << "a form that knows who answers is not anonymous";
}

TEST_F(Entries, AreAmongWhatTheOrganisationWasAsked) {
  publish("named");
  const auto asked = [this](const std::string& organisation) {
    return ask("asked-questionnaires", {{"organisation", organisation}});
  };
  EXPECT_EQ(refused(asked("nobody")), "unknown-organisation");
  EXPECT_EQ(asked("o1")->at("questionnaires"), json::array());
  const std::string token = link_of_o1();
  const json invited = asked("o1")->at("questionnaires").at(0);
  EXPECT_EQ(invited.at("title"), "After the meeting");
  EXPECT_EQ(invited.at("invited_on"), "2026-11-27");
  EXPECT_EQ(invited.at("state"), "invited");
  EXPECT_EQ(invited.at("response"), "");
  ASSERT_TRUE(enter(whole_).has_value());
  EXPECT_EQ(asked("o1")->at("questionnaires").at(0).at("state"), "started");
  ASSERT_TRUE(enter(json::object(), true)->at("is_sent").get<bool>());
  const json sent = asked("o1")->at("questionnaires").at(0);
  EXPECT_EQ(sent.at("state"), "sent");
  EXPECT_EQ(sent.at("sent_on"), "2026-11-27");
  EXPECT_EQ(sent.at("response"), responses().front().response.id);
  EXPECT_EQ(asked("o2")->at("questionnaires"), json::array()) << "of nobody else";
  ASSERT_TRUE(ask("merge-organisations", {{"keep", "o2"}, {"merge", "o1"}, {"reason", "One firm."}}).has_value());
  EXPECT_EQ(refused(asked("o1")), "organisation-merged");
  EXPECT_EQ(asked("o2")->at("questionnaires").at(0).at("state"), "sent") << "what it was asked under its other id";
  ASSERT_TRUE(ask("withdraw-response", {{"token", token}}).has_value());
  const json withdrawn = asked("o2")->at("questionnaires").at(0);
  EXPECT_EQ(withdrawn.at("state"), "withdrawn");
  EXPECT_EQ(withdrawn.at("response"), "");
  role_ = "researcher";
  EXPECT_EQ(refused(asked("o2")), "not-permitted");
}

TEST_F(Entries, AreNotToldOfAnOrganisationWhereTheModeSaysSo) {
  publish("confidential");
  link_of_o1();
  const auto asked = [this] {
    return ask("asked-questionnaires", {{"organisation", "o1"}})->at("questionnaires").at(0);
  };
  const json before = asked();
  EXPECT_EQ(before.at("state"), "invited");
  ASSERT_TRUE(enter(whole_, true)->at("is_sent").get<bool>());
  EXPECT_EQ(asked(), before);
}

TEST_F(Entries, StopWhereTheAnswersWereTakenBack) {
  publish("named");
  ASSERT_TRUE(enter(whole_).has_value());
  ASSERT_TRUE(ask("withdraw-response", {{"token", link_of_o1()}}).has_value());
  EXPECT_EQ(refused(open()), "answers-withdrawn");
  EXPECT_EQ(refused(enter(whole_)), "answers-withdrawn");
}

}  // namespace
}  // namespace zubia::operations
