#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "operations/all.hpp"
#include "operations/mail/deliver_mail.hpp"
#include "operations/mail/mail_text.hpp"
#include "operations/moments.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Outcomes = std::map<std::string, std::string>;

/// Organisations with contacts, questionnaires that ask them, and a mail server that keeps what it is handed.
class Mail : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto& [name, value] : {std::pair{"ZUBIA_SMTP", "smtp://127.0.0.1:2525"},
                                      {"ZUBIA_MAIL_FROM", "naen@example.eus"},
                                      {"ZUBIA_SITE", "https://naen.example.eus"}})
      ::setenv(name, value, 1);  // NOLINT(concurrency-mt-unsafe)
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"eu", "en"}, "2026-11-23T10:00:00Z"}, {});
    storage::OrganisationStore organisations(*programme_);
    std::vector<storage::OrganisationChange> changes;
    for (const char* id : {"a", "b", "c", "d"})
      changes.push_back({id, json{{"names", {{"", "Erakunde {link} " + std::string(id)}}}}.dump(), {}, 0});
    ASSERT_TRUE(organisations.change(changes, {0, {}, "typed"}).has_value());
    add_contact("a", "Ane Iñurrieta", "ane@example.eus", "eu");
    add_contact("b", "Zoé", "zoe@example.fr", "fr");
    add_contact("c", "X", "not an address", "es");
  }
  void TearDown() override { ::unsetenv("ZUBIA_SMTP"); }  // NOLINT(concurrency-mt-unsafe)

  void add_contact(const std::string& organisation, const std::string& name, const std::string& email,
                   const std::string& language) {
    ASSERT_TRUE(storage::OrganisationStore(*programme_)
                    .put_contact(organisation, {"k" + name, name, {}, email, {}, {language}, {}}, 0)
                    .has_value());
  }
  Work work(const std::string& role) const {
    Work work;
    work.now = now_;
    work.asker.role = role;
    work.pseudonym_key = "a key";
    return work;
  }
  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "owner") {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    const auto reply = found->run(fields, programme_.get(), work(role), {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  std::string refusal(const std::string& operation, const json& fields, const std::string& role = "owner") {
    const auto reply = ask(operation, fields, role);
    return reply ? "none: " + reply->dump() : reply.error().code;
  }
  void publish(const std::string& name, const std::string& mode = "named") {
    ASSERT_TRUE(ask("add-questionnaire", {{"ready", name}}).has_value());
    const auto published = ask("publish-questionnaire", {{"questionnaire", name}, {"mode", mode}});
    ASSERT_TRUE(published.has_value()) << published.error().detail;
    hash_ = published->at("hash");
  }
  static Outcomes outcomes_of(const Result<json>& reply) {
    Outcomes outcomes;
    for (const auto& row : reply.value().at("rows")) outcomes[row.at("organisation")] = row.at("outcome");
    return outcomes;
  }
  Outcomes invite(const std::string& name = "meeting-follow-up") {
    return outcomes_of(ask("invite-by-mail", {{"questionnaire", name}, {"organisations", {"a", "b", "c", "d"}}}));
  }
  Outcomes remind() { return outcomes_of(ask("remind", {{"questionnaire", "meeting-follow-up"}})); }
  DeliverMail::Reply deliver() {
    const MailDoor door{{"NAEN", "naen@example.eus"},
                        "https://naen.example.eus",
                        "a key",
                        [&](const std::string&, const std::string& to, const std::string& text) {
                          handed_.emplace_back(to, text);
                          return answer_;
                        }};
    return deliver_through(door, *programme_, work("owner"), 500).value();
  }
  /// The token of a link in what was handed over; its quoted-printable lines are joined first.
  static std::string token_in(std::string text, const std::string& path) {
    for (std::size_t at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n")) text.erase(at, 3);
    const std::string begin = "/" + path + "#";
    const std::size_t at = text.rfind(begin) + begin.size();
    return text.substr(at, text.find_first_not_of("0123456789abcdef", at) - at);
  }

  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string now_ = "2026-11-27T10:00:00Z";
  std::string hash_;
  mail::Delivery answer_ = {.outcome = mail::Outcome::accepted, .code = 250};
  std::vector<std::pair<std::string, std::string>> handed_;
};

TEST_F(Mail, IsNotQueuedWithoutAServerAndThatIsSaid) {
  publish("meeting-follow-up");
  ::unsetenv("ZUBIA_SMTP");  // NOLINT(concurrency-mt-unsafe)
  const json name = {{"questionnaire", "meeting-follow-up"}};
  EXPECT_EQ(refusal("invite-by-mail", name), "mail-not-configured");
  EXPECT_EQ(refusal("remind", name), "mail-not-configured");
  EXPECT_EQ(refusal("deliver-mail", json::object()), "mail-not-configured");
  EXPECT_EQ(ask("mail-state", name)->at("is_configured"), false);
}

TEST_F(Mail, GoesToNobodyWhoWasNotNamedAndToNoDraft) {
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
  EXPECT_EQ(refusal("invite-by-mail", {{"questionnaire", "meeting-follow-up"}, {"everybody", true}}), "not-published");
  ASSERT_TRUE(ask("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}}).has_value());
  EXPECT_EQ(refusal("invite-by-mail", {{"questionnaire", "meeting-follow-up"}}), "nobody-to-invite");
  EXPECT_EQ(refusal("remind", {{"questionnaire", "meeting-follow-up"}}), "nobody-to-invite");
  EXPECT_EQ(refusal("invite-by-mail", {{"questionnaire", "meeting-follow-up"}, {"organisations", {"zz"}}}),
            "unknown-organisation");
}

TEST_F(Mail, SaysWhomItCannotReachAndWhy) {
  publish("meeting-follow-up");
  EXPECT_EQ(invite(), (Outcomes{{"a", "queued"}, {"b", "queued"}, {"c", "invalid-address"}, {"d", "no-contact"}}));
  EXPECT_EQ(invite().at("a"), "already-invited");
  EXPECT_EQ(deliver().sent, 2);
  EXPECT_EQ(invite().at("a"), "already-invited");
}

TEST_F(Mail, SpeaksTheLanguageOfTheContactAndNamesStayNames) {
  publish("meeting-follow-up");
  invite();
  deliver();
  ASSERT_EQ(handed_.size(), 2U);
  const std::string& ane = handed_[0].first == "ane@example.eus" ? handed_[0].second : handed_[1].second;
  EXPECT_THAT(ane, HasSubstr("Content-Language: eu"));
  EXPECT_THAT(ane, HasSubstr("Egun on"));
  EXPECT_THAT(ane, HasSubstr("Erakunde {link} a")) << "what a name looks like is not filled in";
  EXPECT_EQ(token_in(ane, "answer").size(), 64U);
}

TEST_F(Mail, RemindsWhoHasNotAnsweredNeitherTooSoonNorTooOften) {
  publish("meeting-follow-up");
  invite();
  deliver();
  const std::string first = token_in(handed_[0].second, "answer");
  const std::string who = handed_[0].first == "ane@example.eus" ? "a" : "b";
  const json answers = {{"took_place", {1}}, {"usefulness", {3}}, {"next_step", {2}}};
  EXPECT_EQ(remind(), (Outcomes{{"a", "too-soon"}, {"b", "too-soon"}}));
  now_ = "2026-12-05T10:00:00Z";
  EXPECT_EQ(remind(), (Outcomes{{"a", "queued"}, {"b", "queued"}}));
  EXPECT_EQ(remind().at("a"), "too-soon") << "one is queued";
  ASSERT_TRUE(
      ask("send-response", {{"token", first}, {"agreed", hash_}, {"answers", answers}}, "anybody")->at("is_sent"));
  handed_.clear();
  const auto reply = deliver();
  EXPECT_EQ(reply.sent, 1);
  EXPECT_EQ(reply.dropped, 1) << "who has answered meanwhile is not reminded";
  now_ = "2026-12-13T10:00:00Z";
  EXPECT_EQ(remind().at(who), "already-answered");
  const std::string second = token_in(handed_[0].second, "answer");
  deliver();
  EXPECT_EQ(token_in(handed_[1].second, "answer"), second) << "a reminder brings the same link";
  now_ = "2026-12-21T10:00:00Z";
  EXPECT_EQ(remind().at(who == "a" ? "b" : "a"), "reminded-enough");
}

TEST_F(Mail, KeepsToOneBudgetForAllQuestionnaires) {
  EXPECT_EQ(refusal("set-mail-rules", {{"budget_messages", 1}}, "facilitator"), "not-permitted");
  ASSERT_TRUE(ask("set-mail-rules", {{"budget_messages", 1}, {"budget_days", 20}}).has_value());
  publish("meeting-follow-up");
  publish("seven-proximities");
  EXPECT_EQ(invite().at("a"), "queued");
  EXPECT_EQ(invite("seven-proximities").at("a"), "budget-spent");
  deliver();
  now_ = "2026-12-18T10:00:00Z";
  const auto reply = ask("invite-by-mail", {{"questionnaire", "seven-proximities"}, {"organisations", {"a"}}});
  EXPECT_EQ(reply->at("budget_messages"), 1);
  EXPECT_EQ(outcomes_of(reply).at("a"), "queued");
}

TEST_F(Mail, IsNotWrittenAgainToWhoAskedForNone) {
  publish("meeting-follow-up");
  invite();
  deliver();
  const bool is_ane = handed_[0].first == "ane@example.eus";
  const std::string token = token_in(handed_[0].second, "stop-mail");
  EXPECT_EQ(refusal("stop-mail", {{"token", "nothing"}}, "anybody"), "unknown-link");
  EXPECT_EQ(refusal("stop-mail", {{"token", token.substr(0, 95) + (token.back() == '0' ? "1" : "0")}}, "anybody"),
            "unknown-link");
  EXPECT_EQ(ask("stop-mail", {{"token", token}}, "anybody")->at("state"), "stopped");
  add_contact(is_ane ? "a" : "b", "Another", "another@example.eus", "eu");
  now_ = "2026-12-05T10:00:00Z";
  EXPECT_EQ(remind().at(is_ane ? "a" : "b"), "asked-not-to") << "nor is somebody else there";
  publish("seven-proximities");
  EXPECT_EQ(invite("seven-proximities").at(is_ane ? "a" : "b"), "asked-not-to");
  EXPECT_EQ(refusal("stop-mail-to", {{"address", "x"}}), "invalid-address");
  EXPECT_EQ(ask("stop-mail-to", {{"address", handed_[0].first}, {"lift", true}})->at("state"), "lifted");
  EXPECT_EQ(refusal("stop-mail-to", {{"address", handed_[0].first}, {"lift", true}}), "nothing-to-lift");
}

std::string bounce(const std::string& message, const std::string& address, const std::string& status) {
  return "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: "
         "text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
         "mx\r\n\r\n"
         "Final-Recipient: rfc822; " +
         address + "\r\nAction: failed\r\nStatus: " + status +
         "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" + message +
         "@example.eus>\r\n\r\n--b--\r\n";
}

TEST_F(Mail, ThatComesBackMarksTheAddressOnlyWhereItIsOurs) {
  publish("meeting-follow-up");
  invite();
  deliver();
  const auto id = [&](std::size_t place) {
    const std::string& text = handed_[place].second;
    const std::size_t at =
        text.find("Message-Id: <") != std::string::npos ? text.find("Message-Id: <") : text.find("Message-ID: <");
    return text.substr(at + 13, text.find('@', at) - at - 13);
  };
  const auto record = [&](const std::string& message, const std::string& address, const std::string& status) {
    const auto reply =
        ask("record-bounces", {{"file", {{"name", "b.eml"}, {"bytes", bounce(message, address, status)}}}});
    return reply ? reply->at("bounces")[0].at("outcome").get<std::string>() : reply.error().code;
  };
  EXPECT_EQ(record("ffff", handed_[0].first, "5.1.1"), "not-ours");
  EXPECT_EQ(record(id(0), "somebody@example.com", "5.1.1"), "not-ours") << "a forged one";
  EXPECT_EQ(record(id(0), handed_[0].first, "4.4.1"), "not-final");
  EXPECT_EQ(record(id(1), handed_[1].first, "5.2.2"), "bounced") << "the mailbox is full";
  EXPECT_EQ(record(id(0), handed_[0].first, "5.1.1"), "undeliverable");
  now_ = "2026-12-05T10:00:00Z";
  const std::string first = handed_[0].first == "ane@example.eus" ? "a" : "b";
  EXPECT_EQ(remind().at(first), "bounced-before");
}

TEST_F(Mail, OfAnAnonymousQuestionnaireDoesNotTellWhoHasAnswered) {
  publish("meeting-follow-up", "anonymous");
  invite();
  deliver();
  const json answers = {{"took_place", {1}}, {"usefulness", {3}}, {"next_step", {2}}};
  ASSERT_TRUE(ask("send-response",
                  {{"token", token_in(handed_[0].second, "answer")}, {"agreed", hash_}, {"answers", answers}},
                  "anybody")
                  ->at("is_sent"));
  EXPECT_EQ(invite().at("a"), "already-invited");
  EXPECT_EQ(invite().at("b"), "already-invited");
  now_ = "2026-12-05T10:00:00Z";
  const auto reply = ask("remind", {{"questionnaire", "meeting-follow-up"}}).value();
  EXPECT_TRUE(reply.at("rows").empty());
  EXPECT_EQ(deliver().sent, 1);
  const auto state = ask("mail-state", {{"questionnaire", "meeting-follow-up"}}).value();
  EXPECT_EQ(state.at("reminders"), 1);
  for (const auto& row : state.at("organisations")) {
    EXPECT_EQ(row.at("state"), "sent") << row.dump();
    EXPECT_EQ(row.at("reminders"), 0);
    EXPECT_EQ(row.at("sent_on"), "2026-11-27");
  }
}

TEST_F(Mail, ThatIsRefusedForNowIsTriedSixTimesAndNoMore) {
  publish("meeting-follow-up");
  ASSERT_TRUE(ask("invite-by-mail", {{"questionnaire", "meeting-follow-up"}, {"organisations", {"a"}}}).has_value());
  answer_ = {.outcome = mail::Outcome::refused_for_now, .code = 451};
  std::int64_t postponed = 0;
  Instant at = moment_of(now_);
  for (int round = 0; round < 9; ++round) {
    postponed += deliver().postponed;
    at += 86'400;
    now_ = moment_text(at);
  }
  EXPECT_EQ(postponed, 5);
  EXPECT_EQ(handed_.size(), 6U);
  EXPECT_EQ(ask("mail-state", {{"questionnaire", "meeting-follow-up"}})->at("organisations")[0].at("status"), "451");
}

TEST(FilledIn, PutsEachValueOnceAndLeavesTheRest) {
  EXPECT_EQ(filled_in("{a} {b} {c", {{"a", "{b}"}, {"b", "2"}}), "{b} 2 {c");
  EXPECT_EQ(filled_in("{{7*7}} ${x} {%", {{"x", "1"}}), "{{7*7}} $1 {%");
}

}  // namespace
}  // namespace zubia::operations
