#include "storage/questionnaire_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;

constexpr Instant today = 20'000 * Instant{86'400};

QuestionnaireVersion draft(const std::string& document, const std::string& name = "survey") {
  return {.questionnaire = "q-" + name,
          .name = name,
          .document = document,
          .hash = "hash of " + document,
          .mode = "named",
          .languages = {"en", "eu"}};
}

class Questionnaires : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<QuestionnaireStore>(*programme_);
  }

  QuestionnaireVersion published(const std::string& document) {
    auto version = store_->put_draft(draft(document), today).value();
    version.published_at = today;
    EXPECT_TRUE(store_->publish(version, version.hash).has_value());
    return version;
  }
  static QuestionnaireInvitation invitation(const QuestionnaireVersion& version, const std::string& organisation,
                                            const std::string& token) {
    return {.id = "i-" + organisation,
            .questionnaire = version.questionnaire,
            .version = version.number,
            .token_hash = token,
            .organisation = organisation,
            .contact = {},
            .email = {},
            .language = "eu",
            .territory = "ES212",
            .size_class = "small",
            .invited_at = today};
  }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<QuestionnaireStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Questionnaires, each_store, store_name);

TEST_P(Questionnaires, WhatWasPublishedIsNeitherPublishedAgainNorOverwritten) {
  auto version = published("first");
  EXPECT_EQ(store_->publish(version, version.hash).error().code, "already-published");
  version.questionnaire = "nowhere";
  EXPECT_EQ(store_->publish(version, version.hash).error().code, "already-published") << "there is none to publish";
  EXPECT_EQ(store_->put_draft(draft("second"), today)->number, 2) << "what is written next is a new version";
  EXPECT_EQ(store_->put_draft(draft("third"), today)->number, 2) << "a draft takes the place of the draft";
  EXPECT_EQ((*store_->published("survey"))->document, "first");
  EXPECT_EQ((*store_->latest("survey"))->document, "third");
}

TEST_P(Questionnaires, ADraftThatWasChangedMeanwhileIsNotPublished) {
  auto version = store_->put_draft(draft("first"), today).value();
  ASSERT_TRUE(store_->put_draft(draft("second"), today).has_value());
  version.published_at = today;
  EXPECT_EQ(store_->publish(version, version.hash).error().code, "changed-meanwhile");
  EXPECT_FALSE(store_->published("survey")->has_value());
}

TEST_P(Questionnaires, NobodyIsInvitedToADraftOrToWhatIsClosed) {
  const auto version = store_->put_draft(draft("first"), today).value();
  EXPECT_EQ(store_->invite(std::vector{invitation(version, "a", "t1")}, today).error().code, "not-published");
  EXPECT_EQ(store_->close(version, today, today).error().code, "not-published");
  const auto frozen = published("first");
  ASSERT_TRUE(store_->close(frozen, today + 5, today + 9).has_value());
  EXPECT_EQ(store_->close(frozen, today + 6, today + 9).error().code, "closed-already");
  EXPECT_EQ(store_->invite(std::vector{invitation(frozen, "a", "t1")}, today).error().code, "questionnaire-closed");
  EXPECT_EQ((*store_->published("survey"))->closed_at, today + 5);
}

TEST_P(Questionnaires, AnOrganisationThatIsInvitedAgainHasOneLinkOnly) {
  const auto version = published("first");
  ASSERT_TRUE(store_->invite(std::vector{invitation(version, "b", "t2"), invitation(version, "a", "t1")}, today));
  ASSERT_TRUE(store_->invite(std::vector{invitation(version, "a", "t3")}, today));
  EXPECT_FALSE(store_->invitation("t1")->has_value());
  EXPECT_EQ((*store_->invitation("t3"))->organisation, "a");
  std::vector<std::string> organisations;
  const auto all = store_->invitations(version.questionnaire, 1).value();
  for (const auto& one : all) organisations.push_back(one.organisation);
  EXPECT_THAT(organisations, ElementsAre("a", "b"));
}

TEST_P(Questionnaires, AreListedInTheOrderInWhichTheyCame) {
  ASSERT_TRUE(store_->put_draft(draft("1", "zebra"), today).has_value());
  ASSERT_TRUE(store_->put_draft(draft("2", "ant"), today).has_value());
  const auto latest = store_->latest().value();
  ASSERT_EQ(latest.size(), 2U);
  EXPECT_EQ(latest[0].name, "zebra");
  EXPECT_THAT(latest[1].languages, ElementsAre("en", "eu"));
}

}  // namespace
}  // namespace zubia::storage
