#include "storage/person_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "storage/account_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr Instant day = 86'400;

AuditEvent event_of(const std::string& action, const std::string& subject) {
  return {1000, "owner-1", action, subject, "done", "192.0.2.7"};
}

class Persons : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    persons_ = std::make_unique<PersonStore>(*programme_);
    AccountStore accounts(*programme_);
    const Account owner{"owner-1", "itziar", "owner", {}, "hash-of-itziar", "", "active", 100};
    const Account maite{"maite-7",     "maite-canary", "facilitator", {"ES21"},
                        "hash-canary", "totp-canary",  "active",      100};
    ASSERT_TRUE(accounts.add_account(owner, event_of("make", "owner-1")).has_value());
    ASSERT_TRUE(accounts.add_account(maite, event_of("make", "maite-7")).has_value());
    const Session session{"token-hash", "session-1", "maite-7", 200, 300, 100 * day, "passed"};
    ASSERT_TRUE(accounts.add_session(session, maite, event_of("sign-in", "maite-7")).has_value());
    ASSERT_TRUE(accounts.use_totp_step("maite-7", 5).has_value());
    const Decision decision{.id = "d1",
                            .subject = "domain:metal",
                            .outcome = "selected",
                            .reason = "Strong on both sides.",
                            .decided_by = "Maite Canary",
                            .decided_at = "2026-11-24T10:00:00Z",
                            .evidence_hash = "00",
                            .evidence = "{}",
                            .account = "maite-7"};
    ASSERT_TRUE(programme_->add_decision(decision, "maite-7 key-1").has_value());
  }

  std::vector<std::string_view> tables_of(const std::string& person) {
    std::vector<std::string_view> names;
    const auto rows = persons_->rows_of(person);
    if (rows)
      for (const PersonRows& table : *rows) names.push_back(table.table);
    return names;
  }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<PersonStore> persons_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Persons, each_store, store_name);

TEST_P(Persons, AStrangerIsUnknown) {
  EXPECT_EQ(persons_->rows_of("nobody").error().code, "unknown-person");
  EXPECT_EQ(persons_->erase("nobody", event_of("erase-person", "nobody")).error().code, "unknown-person");
  EXPECT_EQ(persons_->rows_of("maite").error().code, "unknown-person") << "the beginning of an id names nobody";
}

TEST_P(Persons, TheLastOwnerStaysAndNothingIsTouched) {
  EXPECT_EQ(persons_->erase("owner-1", event_of("erase-person", "owner-1")).error().code, "last-owner");
  EXPECT_EQ((*AccountStore(*programme_).account("owner-1"))->name, "itziar");
}

TEST_P(Persons, EverythingOfOneIsShownAndNoSecret) {
  EXPECT_THAT(tables_of("maite-7"),
              ElementsAre("session", "totp_step", "receipt", "decision", "account", "audit_entry"));
  const auto rows = persons_->rows_of("maite-7");
  for (const PersonRows& table : *rows) {
    EXPECT_EQ(table.columns.size(), table.rows.front().size());
    for (const auto& row : table.rows)
      for (const auto& cell : row) {
        if (!cell) continue;
        EXPECT_THAT(*cell, Not(HasSubstr("hash-canary")));
        EXPECT_THAT(*cell, Not(HasSubstr("totp-canary")));
      }
  }
}

TEST_P(Persons, ErasureLeavesTheDecisionAndTheLogByAnIdThatLeadsToNobody) {
  const auto erased = persons_->erase("maite-7", event_of("erase-person", "maite-7"));
  ASSERT_TRUE(erased.has_value()) << erased.error().detail;
  EXPECT_THAT(*erased, ElementsAre(RowCount{"session", 1}, RowCount{"totp_step", 1}, RowCount{"receipt", 1},
                                   RowCount{"decision", 1}, RowCount{"account", 1}));
  EXPECT_FALSE((*AccountStore(*programme_).account("maite-7")).has_value());
  const auto decisions = programme_->decisions();
  ASSERT_EQ(decisions->size(), 1U);
  EXPECT_EQ(decisions->front().outcome, "selected");
  EXPECT_EQ(decisions->front().decided_by, "");
  EXPECT_TRUE(AccountStore(*programme_).verify_audit_log().has_value());
  EXPECT_EQ(AccountStore(*programme_).audit_log()->back().event.action, "erase-person");
}

/// The files of a database server are its own.
class PersonFiles : public Persons {};

INSTANTIATE_TEST_SUITE_P(Stores, PersonFiles, testing::Values("sqlite"), store_name);

TEST_P(PersonFiles, NothingOfAnErasedPersonIsLeft) {
  ASSERT_TRUE(persons_->erase("maite-7", event_of("erase-person", "maite-7")).has_value());
  for (const char* ending : {"", "-wal"}) {
    std::ifstream file(location_ + ending, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    for (const char* canary : {"maite-canary", "hash-canary", "totp-canary", "Maite Canary"})
      EXPECT_EQ(bytes.find(canary), std::string::npos) << canary << " in the file" << ending;
  }
}

TEST_P(Persons, WhatIsKeptTooLongGoesAndTheRestStays) {
  AccountStore accounts(*programme_);
  const Invitation invitation{"t1", "invitation", "jon-3", "jon", "company", {}, 10 * day};
  ASSERT_TRUE(accounts.add_invitation(invitation, event_of("invite", "jon-3")).has_value());
  EXPECT_THAT(*persons_->due(40 * day), IsEmpty());
  EXPECT_THAT(*persons_->due(41 * day), ElementsAre(RowCount{"invitation", 1}));
  EXPECT_THAT(*persons_->remove_due(40 * day, event_of("apply-retention", "")), IsEmpty());
  EXPECT_THAT(*persons_->remove_due(101 * day, event_of("apply-retention", "")),
              ElementsAre(RowCount{"session", 1}, RowCount{"invitation", 1}));
  EXPECT_THAT(*persons_->due(101 * day), IsEmpty());
  EXPECT_THAT(*persons_->remove_due(101 * day, event_of("apply-retention", "")), IsEmpty()) << "again is nothing";
}

}  // namespace
}  // namespace zubia::storage
