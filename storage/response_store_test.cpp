#include "storage/response_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <filesystem>
#include <thread>

#include "storage/account_store.hpp"
#include "storage/connection.hpp"
#include "storage/person_store.hpp"
#include "storage/questionnaire_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant noon = 20'000 * Instant{86'400} + 43'200;
constexpr Instant midnight = noon - 43'200;

ResponseAnswer answer(const std::string& variable, const std::string& value) { return {variable, value, "given", 0}; }

class Responses : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<ResponseStore>(*programme_);
  }

  /// A questionnaire of that mode to which the organisation `a` is invited with the token `t`.
  Answering ask(const std::string& mode) {
    QuestionnaireStore questionnaires(*programme_);
    auto version = questionnaires
                       .put_draft({.questionnaire = "q",
                                   .name = "survey",
                                   .document = "{}",
                                   .hash = "h",
                                   .mode = mode,
                                   .languages = {"eu"}},
                                  noon)
                       .value();
    version.published_at = noon;
    EXPECT_TRUE(questionnaires.publish(version, "h").has_value());
    EXPECT_TRUE(questionnaires
                    .invite(std::vector{QuestionnaireInvitation{.id = "i",
                                                                .questionnaire = "q",
                                                                .version = version.number,
                                                                .token_hash = "t",
                                                                .organisation = "a",
                                                                .contact = "k",
                                                                .email = "jon@example.eus",
                                                                .language = "eu",
                                                                .territory = "ES212",
                                                                .size_class = "small",
                                                                .invited_at = noon}},
                            noon)
                    .has_value());
    version_ = version;
    return {"t", "q", version.number, mode, mode == "named" ? "a" : mode == "confidential" ? "pseudonym" : "", "eu",
            "h", noon};
  }
  void invite(const std::string& token_hash, const std::string& organisation) {
    QuestionnaireInvitation one{.id = version_.mode + token_hash,
                                .questionnaire = "q",
                                .version = version_.number,
                                .token_hash = token_hash,
                                .organisation = organisation,
                                .contact = {},
                                .email = {},
                                .language = "eu",
                                .territory = {},
                                .size_class = {},
                                .invited_at = noon};
    EXPECT_TRUE(QuestionnaireStore(*programme_).invite(std::vector{one}, noon).has_value());
  }
  Result<AnswerReceipt> save(const Answering& who, const std::string& key, const std::string& value) {
    return store_->save(who, key, std::vector{answer("turnover", value)});
  }
  QuestionnaireInvitation invitation() { return QuestionnaireStore(*programme_).invitation("t").value().value(); }
  std::vector<StoredResponse> all() { return store_->responses("q", version_.number).value(); }

  void expect_key_of_another_refused(const std::string& mode) {
    const auto who = ask(mode);
    invite("other", "b");
    ASSERT_TRUE(save(who, "k1", "1").has_value());
    Answering other = who;
    other.token_hash = "other";
    other.organisation = "another";
    EXPECT_EQ(save(other, "k1", "1").error().code, "key-used");
    EXPECT_EQ(store_->send(other, "k1", std::vector{answer("turnover", "2")}).error().code, "key-used");
    ASSERT_EQ(all().size(), 1U) << "nothing of a write that is refused is left";
    EXPECT_EQ(all().front().answers.front().value, "1");
    EXPECT_TRUE(save(other, "k2", "2")->is_new);
    EXPECT_EQ(all().size(), 2U);
  }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<ResponseStore> store_;
  QuestionnaireVersion version_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Responses, each_store, store_name);

TEST_P(Responses, AreRefusedWithoutALinkWithoutConsentAndAfterTheEnd) {
  auto who = ask("named");
  who.token_hash = "other";
  EXPECT_EQ(save(who, "k1", "1").error().code, "unknown-link");
  who.token_hash = "t";
  who.consent_hash.clear();
  EXPECT_EQ(save(who, "k1", "1").error().code, "consent-wanted");
  who.consent_hash = "h";
  ASSERT_TRUE(save(who, "k1", "1").has_value());
  ASSERT_TRUE(QuestionnaireStore(*programme_).close(version_, noon, noon + 10).has_value());
  EXPECT_EQ(save(who, "k2", "2").error().code, "questionnaire-closed");
  EXPECT_EQ(save(who, "k1", "1")->number, 1) << "what was acknowledged before is acknowledged again";
  EXPECT_EQ(all().front().answers.front().value, "1");
}

TEST_P(Responses, AWriteThatIsSentAgainIsStoredOnce) {
  const auto who = ask("named");
  const auto first = save(who, "k1", "1").value();
  EXPECT_TRUE(first.is_new);
  EXPECT_EQ(save(who, "k2", "2")->number, 2);
  EXPECT_EQ(save(who, "k1", "1").value(), (AnswerReceipt{first.response, 1, false}));
  EXPECT_THAT(all().front().answers, ElementsAre(ResponseAnswer{"turnover", "2", "given", 2}));
}

TEST_P(Responses, AreNotAcknowledgedUnderAKeyThatStandsForOtherAnswers) {
  const auto who = ask("named");
  ASSERT_TRUE(save(who, "k1", "1").has_value());
  const auto refused = save(who, "k1", "2");
  EXPECT_EQ(refused.error(), (Problem{"key-used",
                                      "Something else was written under this key before.",
                                      {.field = "idempotency_key"},
                                      "Send it again under a new key."}));
  EXPECT_EQ(store_->save(who, "k1", std::vector{answer("turnover", "1"), answer("size", "2")}).error().code,
            "key-used");
  EXPECT_EQ(store_->save(who, "k1", {})->number, 1) << "nothing is given that was not stored";
  EXPECT_THAT(all().front().answers, ElementsAre(ResponseAnswer{"turnover", "1", "given", 1}));
  ASSERT_TRUE(save(who, "k2", "3").has_value());
  EXPECT_EQ(save(who, "k1", "1")->number, 1) << "late, and written over since";
  EXPECT_EQ(all().front().answers.front().value, "3");
}

TEST_P(Responses, AreNotAcknowledgedUnderTheKeyOfSomebodyElse) { expect_key_of_another_refused("named"); }

TEST_P(Responses, ThatAreConfidentialAreNotAcknowledgedUnderTheKeyOfSomebodyElse) {
  expect_key_of_another_refused("confidential");
}

/// Nothing says whose an anonymous response is, so its key is told by what is known of the link.
TEST_P(Responses, ThatAreAnonymousAreNotAcknowledgedUnderTheKeyOfSomebodyElse) {
  const auto who = ask("anonymous");
  invite("other", "b");
  ASSERT_TRUE(store_->send(who, "k1", std::vector{answer("turnover", "1")}).has_value());
  Answering other = who;
  other.token_hash = "other";
  EXPECT_EQ(store_->send(other, "k1", std::vector{answer("turnover", "1")}).error().code, "key-used");
  EXPECT_EQ(QuestionnaireStore(*programme_).invitation("other")->value().state, "invited");
  ASSERT_TRUE(store_->send(other, "k2", std::vector{answer("turnover", "2")})->is_new);
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(store_->send(other, "k1", std::vector{answer("turnover", "3")}).error().code, "link-used");
  other.token_hash = "nothing";
  EXPECT_EQ(store_->send(other, "k1", std::vector{answer("turnover", "1")}).error().code, "unknown-link");
  EXPECT_EQ(all().size(), 2U);
}

TEST_P(Responses, OfOneOrganisationAreOneHoweverManyAnswerAtOnce) {
  const auto who = ask("named");
  std::vector<std::thread> colleagues;
  for (int one = 0; one < 8; ++one)
    colleagues.emplace_back([&, one] {
      for (int write = 0; write < 5; ++write)
        EXPECT_TRUE(store_
                        ->save(who, std::to_string(one) + "/" + std::to_string(write),
                               std::vector{answer("v" + std::to_string(one), std::to_string(write))})
                        .has_value());
    });
  for (std::thread& one : colleagues) one.join();
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all().front().answers.size(), 8U);
  const auto kept = all();
  for (const ResponseAnswer& last : kept.front().answers) EXPECT_EQ(last.value, "4");
}

TEST_P(Responses, SentByNameKeepTheMomentAndCanBeSentAgain) {
  const auto who = ask("named");
  ASSERT_TRUE(store_->note_opened(who).has_value());
  EXPECT_EQ(invitation().opened_at, noon);
  ASSERT_TRUE(store_->send(who, "k1", std::vector{answer("turnover", "1")}).has_value());
  EXPECT_EQ(all().front().response.sent_at, noon);
  EXPECT_EQ(invitation().state, "answered");
  EXPECT_TRUE(store_->send(who, "k2", std::vector{answer("turnover", "2")}).has_value());
  EXPECT_EQ(all().front().answers.front().value, "2");
}

TEST_P(Responses, ThatAreConfidentialKnowADayAndAPseudonymAndTheInvitationNoMoment) {
  const auto who = ask("confidential");
  ASSERT_TRUE(store_->note_opened(who).has_value());
  ASSERT_TRUE(store_->send(who, "k1", std::vector{answer("turnover", "1")}).has_value());
  const Response kept = all().front().response;
  EXPECT_EQ(kept.organisation, "pseudonym");
  EXPECT_EQ(kept.started_at, midnight);
  EXPECT_EQ(kept.sent_at, midnight);
  EXPECT_EQ(invitation().state, "answered");
  EXPECT_EQ(invitation().opened_at, std::nullopt);
  EXPECT_EQ(invitation().answered_at, std::nullopt);
  EXPECT_EQ(PersonStore(*programme_).rows_of("i")->size(), 1U) << "the invitation leads to no response";
}

TEST_P(Responses, ThatAreAnonymousComeOncePerLinkAndHaveNoMoment) {
  const auto who = ask("anonymous");
  ASSERT_TRUE(store_->note_opened(who).has_value());
  EXPECT_EQ(invitation().state, "invited");
  const auto sent = store_->send(who, "k1", std::vector{answer("turnover", "1")}).value();
  EXPECT_EQ(store_->send(who, "k1", std::vector{answer("turnover", "1")}).value(),
            (AnswerReceipt{sent.response, 1, false}));
  EXPECT_EQ(store_->send(who, "k2", std::vector{answer("turnover", "2")}).error().code, "link-used");
  EXPECT_EQ(store_->withdraw(who).error().code, "nothing-to-withdraw");
  ASSERT_EQ(all().size(), 1U);
  const Response kept = all().front().response;
  EXPECT_EQ(kept.organisation, "");
  EXPECT_EQ(kept.started_at, std::nullopt);
  EXPECT_EQ(kept.sent_at, std::nullopt);
}

TEST_P(Responses, ThatAreWithdrawnLeaveNoAnswerAndCloseTheLink) {
  const auto who = ask("named");
  EXPECT_EQ(store_->withdraw(who).error().code, "nothing-to-withdraw");
  ASSERT_TRUE(save(who, "k1", "1").has_value());
  ASSERT_TRUE(store_->withdraw(who).has_value());
  EXPECT_THAT(all(), IsEmpty());
  EXPECT_EQ(save(who, "k2", "1").error().code, "link-used");
}

TEST_P(Responses, AreCheckedOnceTheyAreWhole) {
  const auto who = ask("named");
  const std::string id = save(who, "k1", "1")->response;
  EXPECT_EQ(store_->set_checked("nothing", true).error().code, "unknown-response");
  EXPECT_EQ(store_->set_checked(id, true).error().code, "not-sent");
  ASSERT_TRUE(store_->send(who, "k2", {}).has_value());
  ASSERT_TRUE(store_->set_checked(id, true).has_value());
  EXPECT_EQ(all().front().response.state, "checked");
  EXPECT_EQ(store_->response(id)->response.state, "checked");
  ASSERT_TRUE(store_->set_checked(id, false).has_value());
  EXPECT_EQ(store_->response(id)->response.state, "sent");
  ASSERT_TRUE(store_->set_checked(id, true).has_value());
  ASSERT_TRUE(store_->send(who, "k3", {}).has_value());
  EXPECT_EQ(store_->response(id)->response.state, "sent") << "what came since was not looked at";
}

TEST_P(Responses, ThatWereWithdrawnAreUnknown) {
  const auto who = ask("named");
  const std::string id = save(who, "k1", "1")->response;
  ASSERT_TRUE(store_->response(id).has_value());
  ASSERT_TRUE(store_->withdraw(who).has_value());
  EXPECT_EQ(store_->response(id).error().code, "unknown-response");
  EXPECT_EQ(store_->set_checked(id, true).error().code, "unknown-response");
}

TEST_P(Responses, LoseWhatIsAboutAPersonWhenThePersonGoes) {
  const auto who = ask("named");
  ResponseAnswer mail = answer("mail", "\"jon@example.eus\"");
  mail.is_personal = true;
  ASSERT_TRUE(store_->save(who, "k1", std::vector{mail, answer("turnover", "1")}).has_value());
  const AuditEvent made{.at = noon, .actor = "o", .action = "make", .subject = "o", .peer = {}};
  const Account owner{"o", "ane", "owner", {}, "hash", "", "active", noon};
  ASSERT_TRUE(AccountStore(*programme_).add_first_owner(owner, made));
  PersonStore people(*programme_);
  EXPECT_EQ(people.rows_of("k")->size(), 4U) << "answer, response, consent and invitation";
  ASSERT_TRUE(people.erase("k", {.at = noon, .actor = "o", .action = "erase-person", .subject = "k", .peer = {}}));
  EXPECT_THAT(all().front().answers, ElementsAre(ResponseAnswer{"turnover", "1", "given", 1}));
  const auto left = people.rows_of("k").value();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().table, "audit_entry") << "that the person was erased stays in the chain";
}

TEST_P(Responses, GoWhenTheirQuestionnaireSaysSo) {
  const auto who = ask("named");
  ASSERT_TRUE(save(who, "k1", "1").has_value());
  ASSERT_TRUE(QuestionnaireStore(*programme_).close(version_, noon, noon + 100).has_value());
  PersonStore people(*programme_);
  EXPECT_THAT(*people.due(noon + 100), IsEmpty());
  EXPECT_THAT(*people.due(noon + 101), ElementsAre(RowCount{"answer", 1}, RowCount{"questionnaire_invitation", 1}));
  ASSERT_TRUE(people.remove_due(noon + 101, {.at = noon, .actor = "o", .action = "retain", .subject = {}, .peer = {}}));
  EXPECT_THAT(all().front().answers, IsEmpty());
}

/// What the database itself refuses, whoever writes to it.
TEST_P(Responses, CannotBeLinkedNorUnfrozenByHand) {
  const auto who = ask("anonymous");
  ASSERT_TRUE(store_->send(who, "k1", {}).has_value());
  programme_.reset();
  store_.reset();
  auto connection = open_connection({.location = location_, .for_writing = true}).value();
  EXPECT_FALSE(connection->execute("UPDATE response SET organisation = 'a'").has_value());
  EXPECT_FALSE(connection->execute("UPDATE response SET sent_at = 5").has_value());
  EXPECT_FALSE(connection->execute("UPDATE response SET mode = 'named'").has_value());
  EXPECT_FALSE(connection->execute("UPDATE questionnaire_version SET mode = 'named'").has_value());
  EXPECT_FALSE(connection->execute("UPDATE questionnaire_version SET document = '[]'").has_value());
}

/// Between two answers the files hold nothing that has a link and an answer side by side.
TEST(AnonymousResponses, LeaveNothingInTheLog) {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  auto programme = *ProgrammeStore::create(file, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
  QuestionnaireStore questionnaires(*programme);
  auto version = questionnaires
                     .put_draft({.questionnaire = "q",
                                 .name = "s",
                                 .document = "{}",
                                 .hash = "h",
                                 .mode = "anonymous",
                                 .languages = {"eu"}},
                                noon)
                     .value();
  version.published_at = noon;
  ASSERT_TRUE(questionnaires.publish(version, "h").has_value());
  ASSERT_TRUE(questionnaires.invite(std::vector{QuestionnaireInvitation{.id = "i",
                                                                        .questionnaire = "q",
                                                                        .version = 1,
                                                                        .token_hash = "t",
                                                                        .organisation = "a",
                                                                        .contact = {},
                                                                        .email = {},
                                                                        .language = "eu",
                                                                        .territory = {},
                                                                        .size_class = {},
                                                                        .invited_at = noon}},
                                    noon));
  ResponseStore store(*programme);
  ASSERT_TRUE(store.send({"t", "q", 1, "anonymous", "", "eu", "h", noon}, "k", std::vector{answer("v", "\"canary\"")}));
  EXPECT_EQ(std::filesystem::file_size(file + "-wal"), 0U);
}

}  // namespace
}  // namespace zubia::storage
