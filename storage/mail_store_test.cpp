#include "storage/mail_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/account_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/person_store.hpp"
#include "storage/questionnaire_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant day = 86'400;
constexpr Instant noon = 20'000 * day + 43'200;

class Mails : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<MailStore>(*programme_);
    version_ = published("survey");
  }

  QuestionnaireVersion published(const std::string& name) {
    QuestionnaireStore questionnaires(*programme_);
    auto version = questionnaires
                       .put_draft({.questionnaire = "q-" + name,
                                   .name = name,
                                   .document = "{}",
                                   .hash = "h",
                                   .mode = "named",
                                   .languages = {"eu"}},
                                  noon)
                       .value();
    version.published_at = noon;
    EXPECT_TRUE(questionnaires.publish(version, "h").has_value());
    return version;
  }
  static WantedMail wanted(const std::string& id, const QuestionnaireVersion& version,
                           const std::string& organisation = "a", int number = 0) {
    return {id,
            {.id = "i " + version.name + " " + organisation,
             .questionnaire = version.questionnaire,
             .version = version.number,
             .token_hash = {},
             .organisation = organisation,
             .contact = "k",
             .email = "Jon@example.eus",
             .language = "eu",
             .territory = "ES212",
             .size_class = "small",
             .invited_at = noon},
            number};
  }
  std::vector<Queueing> queue(const std::vector<WantedMail>& mails, Instant now = noon) {
    return store_->queue(mails, rules_, now).value();
  }
  Result<std::optional<ClaimedMail>> claim(const std::string& id, Instant now = noon) {
    return store_->claim(id, now, [](const QuestionnaireInvitation& one) { return "hash of " + one.id; });
  }
  std::vector<MailMessage> all() { return store_->messages(version_.questionnaire, version_.number).value(); }
  void send(const std::string& id, Instant now = noon) {
    ASSERT_TRUE(claim(id, now)->has_value());
    ASSERT_TRUE(store_->note(id, {.state = "sent", .next_attempt_at = {}}, now).has_value());
  }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<MailStore> store_;
  QuestionnaireVersion version_;
  MailRules rules_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Mails, each_store, store_name);

TEST_P(Mails, AreNotQueuedForADraftOrForWhatIsClosed) {
  ASSERT_TRUE(QuestionnaireStore(*programme_).close(version_, noon, noon).has_value());
  EXPECT_EQ(store_->queue(std::vector{wanted("m", version_)}, rules_, noon).error().code, "questionnaire-closed");
  EXPECT_THAT(all(), IsEmpty());
}

TEST_P(Mails, OfOneInvitationAreOneHoweverOftenTheyAreAskedFor) {
  EXPECT_THAT(queue({wanted("m1", version_)}), ElementsAre(Queueing::queued));
  EXPECT_THAT(queue({wanted("m2", version_)}), ElementsAre(Queueing::there_already));
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all().front().id, "m1");
}

TEST_P(Mails, KeepToTheBudgetOfAnOrganisationOverAllQuestionnaires) {
  rules_ = {.budget_messages = 2, .budget_days = 30};
  const auto second = published("second");
  const auto third = published("third");
  EXPECT_THAT(queue({wanted("m1", version_), wanted("m2", second), wanted("m3", third), wanted("m4", third, "b")}),
              ElementsAre(Queueing::queued, Queueing::queued, Queueing::budget_spent, Queueing::queued));
  send("m1");
  send("m2");
  EXPECT_THAT(queue({wanted("m3", third)}, noon + 29 * day), ElementsAre(Queueing::budget_spent));
  EXPECT_THAT(queue({wanted("m3", third)}, noon + 31 * day), ElementsAre(Queueing::queued)) << "a month later";
}

TEST_P(Mails, ThatNeverArrivedCostNothingAndCanBeQueuedAgain) {
  rules_.budget_messages = 1;
  queue({wanted("m1", version_)});
  ASSERT_TRUE(claim("m1")->has_value());
  ASSERT_TRUE(store_->note("m1", {.state = "failed", .next_attempt_at = {}, .status = "5.1.1"}, noon).has_value());
  EXPECT_EQ(all().front().status, "5.1.1");
  EXPECT_THAT(queue({wanted("m2", version_)}), ElementsAre(Queueing::queued));
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all().front().id, "m2") << "what comes back of the first one is not taken for the second";
}

TEST_P(Mails, AreTakenOnByOneSenderOnly) {
  queue({wanted("m1", version_)});
  EXPECT_FALSE(QuestionnaireStore(*programme_).invitation("hash of i survey a")->has_value()) << "no link before that";
  EXPECT_THAT(*store_->due(noon - 1, 9), IsEmpty());
  EXPECT_THAT(*store_->due(noon, 9), ElementsAre("m1"));
  ASSERT_TRUE(claim("m1")->has_value());
  EXPECT_FALSE(claim("m1")->has_value());
  EXPECT_EQ((*QuestionnaireStore(*programme_).invitation("hash of i survey a"))->organisation, "a");
}

TEST_P(Mails, ThatWereLostWithTheirSenderAreTriedOnceMoreAndNeverAThirdTime) {
  queue({wanted("m1", version_)});
  ASSERT_TRUE(claim("m1")->has_value());
  ASSERT_TRUE(store_->put_back_lost(noon + MailStore::lease_seconds - 1).has_value());
  EXPECT_EQ(all().front().state, "sending") << "it may still be at work";
  const Instant later = noon + MailStore::lease_seconds;
  ASSERT_TRUE(store_->put_back_lost(later).has_value());
  EXPECT_EQ(all().front().state, "queued");
  EXPECT_TRUE(all().front().is_unsure);
  ASSERT_TRUE(claim("m1", later)->has_value());
  ASSERT_TRUE(store_->put_back_lost(later + MailStore::lease_seconds).has_value());
  EXPECT_EQ(all().front().state, "failed");
  EXPECT_EQ(all().front().status, "lost");
  EXPECT_THAT(*store_->due(later + 90 * day, 9), IsEmpty());
}

TEST_P(Mails, ThatAreNotWantedAnyMoreGo) {
  const auto second = published("second");
  queue({wanted("m1", version_), wanted("m2", second, "b")});
  ASSERT_TRUE(QuestionnaireStore(*programme_).close(second, noon, noon).has_value());
  EXPECT_FALSE(claim("m2")->has_value()) << "closed";
  ASSERT_TRUE(store_->stop(address_hash("jon@EXAMPLE.eus"), "asked", noon).has_value());
  EXPECT_FALSE(claim("m1")->has_value()) << "asked not to, with other capitals";
  EXPECT_EQ(*store_->queued(), 0);
}

TEST_P(Mails, KnowOfWhatWasSentTheDayOnly) {
  queue({wanted("m1", version_)});
  send("m1", noon + 5);
  EXPECT_EQ(all().front().sent_on, noon - 43'200);
  EXPECT_FALSE(all().front().next_attempt_at.has_value());
  EXPECT_EQ((*store_->last_message_to("jon@example.eus"))->message.id, "m1");
  EXPECT_FALSE(store_->last_message_to("ane@example.eus")->has_value());
}

TEST_P(Mails, WhoAskedIsNotWrittenToThoughTheAddressBounced) {
  const std::string hash = address_hash("jon@example.eus");
  ASSERT_TRUE(store_->stop(hash, "asked", noon).has_value());
  ASSERT_TRUE(store_->stop(hash, "bounced", noon).has_value());
  EXPECT_EQ(store_->stops()->at(hash), "asked");
  EXPECT_TRUE(*store_->lift_stop(hash));
  EXPECT_FALSE(*store_->lift_stop(hash));
}

TEST_P(Mails, OfAPersonGoWithThemButNotThatTheyAskedForNone) {
  ASSERT_TRUE(OrganisationStore(*programme_)
                  .change(std::vector{OrganisationChange{"a", "{}", {}, 0}}, {noon, {}, "typed"})
                  .has_value());
  ASSERT_TRUE(OrganisationStore(*programme_)
                  .put_contact("a", {"k", "Jon", {}, "jon@example.eus", {}, {}, {}}, noon)
                  .has_value());
  queue({wanted("m1", version_)});
  ASSERT_TRUE(store_->stop(address_hash("jon@example.eus"), "asked", noon).has_value());
  const Account owner{"o", "ane", "owner", {}, "hash", "", "active", noon};
  ASSERT_TRUE(AccountStore(*programme_).add_first_owner(owner, {noon, "o", "make", "o", "done", {}}).has_value());
  ASSERT_TRUE(PersonStore(*programme_).erase("k", {noon, {}, "erase-person", "k", "done", {}}).has_value());
  EXPECT_THAT(all(), IsEmpty());
  EXPECT_EQ(store_->stops()->size(), 1U) << "a hash that leads to nobody";
  const auto left = PersonStore(*programme_).rows_of("k");
  ASSERT_TRUE(left.has_value()) << "the entry of the audit log that says they were erased";
  for (const PersonRows& rows : *left) EXPECT_EQ(rows.table, "audit_entry");
}

TEST_P(Mails, RulesAreThoseOfTheProgrammeOnceTheyAreSet) {
  EXPECT_EQ(*store_->rules(), MailRules());
  const MailRules rules{3, 60, 1, 10};
  ASSERT_TRUE(store_->set_rules({9, 9, 9, 9}).has_value());
  ASSERT_TRUE(store_->set_rules(rules).has_value());
  EXPECT_EQ(*store_->rules(), rules);
}

}  // namespace
}  // namespace zubia::storage
