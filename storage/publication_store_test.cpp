#include "storage/publication_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/account_store.hpp"
#include "storage/connection.hpp"
#include "storage/person_store.hpp"
#include "storage/questionnaire_store.hpp"
#include "storage/response_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant day = 86'400;

class PublicationStores : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<PublicationStore>(*programme_);
    questionnaires_ = std::make_unique<QuestionnaireStore>(*programme_);
    responses_ = std::make_unique<ResponseStore>(*programme_);
    QuestionnaireVersion draft;
    draft.questionnaire = "q";
    draft.name = "survey";
    draft.document = "{}";
    draft.hash = "h1";
    auto stored = *questionnaires_->put_draft(draft, day);
    stored.mode = "confidential";
    stored.published_at = day;
    ASSERT_TRUE(questionnaires_->publish(stored, "h1").has_value());
    QuestionnaireInvitation invitation;
    invitation.id = "i1";
    invitation.questionnaire = "q";
    invitation.version = 1;
    invitation.token_hash = "t1";
    invitation.organisation = "o1";
    ASSERT_TRUE(questionnaires_->invite({&invitation, 1}, day).has_value());
  }

  static PublicationPlan plan(const std::string& document = "{}") {
    return {"q", 1, document, "p1", day, "Ane", "ane-1"};
  }
  static PublishedRelease release(int number) {
    return {"q", 1, number, "{\"figures\":[]}", "r1", "p1", 2 * day, "Ane", "ane-1"};
  }
  static Answering answering() { return {"t1", "q", 1, "confidential", "pseudonym-1", "en", "h1", 2 * day, {}}; }
  void answer() {
    const ResponseAnswer given{"size", "3", "given", 0, false};
    ASSERT_TRUE(responses_->send(answering(), "k1", {&given, 1}).has_value());
  }
  static PublicationLedger ledger(const std::string& answers = "[3]") {
    return {1, "sealed", {{"pseudonym-1", answers}}};
  }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<PublicationStore> store_;
  std::unique_ptr<QuestionnaireStore> questionnaires_;
  std::unique_ptr<ResponseStore> responses_;
};

INSTANTIATE_TEST_SUITE_P(Stores, PublicationStores, each_store, store_name);

TEST_P(PublicationStores, KnowNothingOfWhatWasNotDeclared) {
  EXPECT_EQ(*store_->plan("q", 1), std::nullopt);
  EXPECT_THAT(*store_->releases("q"), IsEmpty());
  EXPECT_EQ(*store_->ledger("q", 1), std::nullopt);
  auto unknown = plan();
  unknown.version = 7;
  EXPECT_EQ(store_->declare(unknown).error().code, "unknown-questionnaire");
}

TEST_P(PublicationStores, ReplaceAPlanUntilSomebodyHasAnswered) {
  ASSERT_TRUE(store_->declare(plan()).has_value());
  ASSERT_TRUE(store_->declare(plan("{\"a\":1}")).has_value());
  EXPECT_EQ(**store_->plan("q", 1), plan("{\"a\":1}"));
  answer();
  EXPECT_EQ(store_->declare(plan()).error().code, "plan-settled");
  ASSERT_TRUE(responses_->withdraw(answering()).has_value());
  EXPECT_EQ(store_->declare(plan()).error().code, "plan-settled") << "withdrawn answers were seen, too";
  EXPECT_EQ(**store_->plan("q", 1), plan("{\"a\":1}"));
}

TEST_P(PublicationStores, StoreAReleaseWithItsLedgerOnce) {
  ASSERT_TRUE(store_->declare(plan()).has_value());
  answer();
  ASSERT_TRUE(store_->add_release(release(1), ledger(), "key").has_value());
  EXPECT_EQ(store_->add_release(release(2), ledger(), "key").error().code, "key-used");
  EXPECT_EQ(store_->add_release(release(1), ledger(), "other").error().code, "released-meanwhile");
  EXPECT_EQ(store_->add_release(release(3), ledger(), "other").error().code, "released-meanwhile");
  EXPECT_THAT(*store_->releases("q"), ElementsAre(release(1)));
  EXPECT_EQ(**store_->latest_release("q", 1), release(1));
  EXPECT_EQ(**store_->ledger("q", 1), ledger());
  EXPECT_EQ(**store_->release_under("key", "q", 1), release(1));
  EXPECT_EQ(*store_->release_under("new", "q", 1), std::nullopt);
  EXPECT_EQ(store_->release_under("key", "q", 2).error().code, "key-used");
}

TEST_P(PublicationStores, ForgetAnswersThatAreWithdrawnButNotWhatWasPublished) {
  ASSERT_TRUE(store_->declare(plan()).has_value());
  answer();
  ASSERT_TRUE(store_->add_release(release(1), ledger(), "key").has_value());
  ASSERT_TRUE(responses_->withdraw(answering()).has_value());
  EXPECT_EQ(**store_->ledger("q", 1), ledger(""));
  EXPECT_THAT(*store_->releases("q"), ElementsAre(release(1)));
  EXPECT_EQ(store_->add_release(release(2), ledger(), "late").error().code, "answers-changed-meanwhile")
      << "made before they were withdrawn";
  EXPECT_TRUE(store_->add_release(release(2), ledger(""), "late").has_value());
}

TEST_P(PublicationStores, TakeInNobodyWhoWithdrewMeanwhile) {
  ASSERT_TRUE(store_->declare(plan()).has_value());
  answer();
  ASSERT_TRUE(responses_->withdraw(answering()).has_value());
  EXPECT_EQ(store_->add_release(release(1), ledger(), "key").error().code, "answers-changed-meanwhile");
  EXPECT_THAT(*store_->releases("q"), IsEmpty());
  EXPECT_EQ(*store_->release_under("key", "q", 1), std::nullopt) << "nothing of it was stored";
}

TEST_P(PublicationStores, KeepReleasesFromWhoWritesSql) {
  ASSERT_TRUE(store_->declare(plan()).has_value());
  ASSERT_TRUE(store_->add_release(release(1), {1, "sealed", {}}, "key").has_value());
  ProgrammeAccess access(*programme_);
  EXPECT_FALSE(access
                   .write([](Connection& connection) {
                     return connection.execute("UPDATE publication_release SET document = '{}'");
                   })
                   .has_value());
  EXPECT_FALSE(
      access.write([](Connection& connection) { return connection.execute("DELETE FROM publication_release"); })
          .has_value());
  EXPECT_THAT(*store_->releases("q"), ElementsAre(release(1)));
}

TEST_P(PublicationStores, ForgetWhoDeclaredAndReleased) {
  ASSERT_TRUE(store_->declare(plan()).has_value());
  ASSERT_TRUE(store_->add_release(release(1), {1, "sealed", {}}, "key").has_value());
  const Account owner{"owner-1", "itziar", "owner", {}, "hash", "", "active", day};
  ASSERT_TRUE(
      AccountStore(*programme_).add_account(owner, {day, "console", "make", "owner-1", "done", {}}).has_value());
  ASSERT_TRUE(
      PersonStore(*programme_).erase("ane-1", {day, "owner-1", "erase-person", "ane-1", "done", {}}).has_value());
  auto anonymous = release(1);
  anonymous.released_by = anonymous.account = "";
  EXPECT_THAT(*store_->releases("q"), ElementsAre(anonymous));
  EXPECT_EQ((**store_->plan("q", 1)).declared_by, "");
}

}  // namespace
}  // namespace zubia::storage
