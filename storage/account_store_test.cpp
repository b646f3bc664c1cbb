#include "storage/account_store.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <chrono>
#include <csignal>
#include <thread>

#include "storage/connection.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::SizeIs;

const ProgrammeRecord naen = {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"};

Account account_of(const std::string& id, const std::string& role = "facilitator") {
  return {id, "name-" + id, role, {"ES21", "ES22"}, "hash", "", "active", 100};
}

AuditEvent event_of(const std::string& action, Instant at = 100) { return {at, "ane", action, "x", "done", "::1"}; }

void expect_code(const auto& result, const std::string& code) {
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, code);
}

class Accounts : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (!IsSkipped()) accounts_ = std::make_unique<AccountStore>(*ProgrammeStore::create(location_, naen, {}));
  }

  std::unique_ptr<AccountStore> accounts_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Accounts, each_store, store_name);

TEST_P(Accounts, ANameIsTakenOnceAndARefusalLeavesNothingInTheLog) {
  ASSERT_TRUE(accounts_->add_account(account_of("a"), event_of("make")).has_value());
  Account other = account_of("b");
  other.name = "name-a";
  expect_code(accounts_->add_account(other, event_of("make")), "name-taken");
  EXPECT_THAT(*accounts_->accounts(), SizeIs(1));
  EXPECT_THAT(*accounts_->audit_log(), SizeIs(1));
  EXPECT_EQ(**accounts_->account_named("name-a"), account_of("a"));
  EXPECT_EQ(**accounts_->account("a"), account_of("a"));
  EXPECT_FALSE(accounts_->account("b")->has_value());
}

TEST_P(Accounts, ThereIsOneFirstOwnerAndAlwaysALastOne) {
  ASSERT_TRUE(accounts_->add_first_owner(account_of("a", "owner"), event_of("claim")).has_value());
  expect_code(accounts_->add_first_owner(account_of("b", "owner"), event_of("claim")), "owner-exists");
  expect_code(accounts_->change_account(account_of("a", "researcher"), event_of("change")), "last-owner");
  expect_code(accounts_->change_account(account_of("nobody"), event_of("change")), "unknown-account");
  EXPECT_EQ((*accounts_->account("a"))->role, "owner");
  ASSERT_TRUE(accounts_->add_account(account_of("b", "owner"), event_of("make")).has_value());
  EXPECT_TRUE(accounts_->change_account(account_of("a", "researcher"), event_of("change")).has_value());
}

TEST_P(Accounts, ASessionIsReplacedOnceAndEndsWithAChangeOfTheAccount) {
  const Account ane = account_of("a");
  ASSERT_TRUE(accounts_->add_account(ane, event_of("make")).has_value());
  const Session old{"t1", "s1", "a", 100, 100, 900, "due"};
  const Session fresh{"t2", "s2", "a", 100, 100, 900, "passed"};
  Account stale = ane;
  stale.password_hash = "the one before";
  expect_code(accounts_->add_session(old, stale, event_of("sign-in")), "sign-in-wanted");
  ASSERT_TRUE(accounts_->add_session(old, ane, event_of("sign-in")).has_value());
  ASSERT_TRUE(accounts_->replace_session("t1", fresh, event_of("factor")).has_value());
  expect_code(accounts_->replace_session("t1", {"t3", "s3", "a", 1, 1, 9, "passed"}, event_of("factor")),
              "sign-in-wanted");
  EXPECT_FALSE(accounts_->session("t1")->has_value());
  ASSERT_TRUE(accounts_->touch_session("t2", 150).has_value());
  EXPECT_EQ((*accounts_->session("t2"))->last_seen_at, 150);
  ASSERT_TRUE(accounts_->change_account(ane, event_of("change")).has_value());
  EXPECT_THAT(*accounts_->sessions_of("a"), SizeIs(0));
}

TEST_P(Accounts, AnInvitationWorksOnceAndNotAfterItsEnd) {
  const Invitation invitation{"t", "invitation", "a", "name-a", "facilitator", {"ES21"}, 200};
  ASSERT_TRUE(accounts_->add_invitation(invitation, event_of("invite")).has_value());
  EXPECT_EQ(**accounts_->open_invitation("t", 199), invitation);
  EXPECT_FALSE(accounts_->open_invitation("t", 200)->has_value());
  expect_code(accounts_->redeem_invitation("t", account_of("a"), event_of("accept", 200)), "invitation-not-valid");
  expect_code(accounts_->redeem_invitation("u", account_of("a"), event_of("accept")), "invitation-not-valid");
  expect_code(accounts_->redeem_reset("t", "new", event_of("reset")), "invitation-not-valid");
  ASSERT_TRUE(accounts_->redeem_invitation("t", account_of("a"), event_of("accept")).has_value());
  expect_code(accounts_->redeem_invitation("t", account_of("b"), event_of("accept")), "invitation-not-valid");
  EXPECT_THAT(*accounts_->accounts(), SizeIs(1));
}

TEST_P(Accounts, AStepOfTheSecondFactorIsTakenOnceAndNeverAnEarlierOne) {
  ASSERT_TRUE(accounts_->add_account(account_of("a"), event_of("make")).has_value());
  EXPECT_TRUE(accounts_->use_totp_step("a", 7).has_value());
  expect_code(accounts_->use_totp_step("a", 7), "code-used");
  expect_code(accounts_->use_totp_step("a", 6), "code-used");
  EXPECT_TRUE(accounts_->use_totp_step("a", 8).has_value());
}

TEST_P(Accounts, TheLogKeepsNoLineBreakAndNoEscapeSequence) {
  AuditEvent event = event_of("sign-in\r\nforged line");
  event.subject = "\x1b[2J\xff\\" + std::string("\0", 1) + std::string(5000, 'x');
  ASSERT_TRUE(accounts_->append_audit(event).has_value());
  const auto log = *accounts_->audit_log();
  EXPECT_EQ(log[0].event.action, "sign-in\\x0d\\x0aforged line");
  EXPECT_TRUE(log[0].event.subject.starts_with("\\x1b[2J\\xff\\x5c\\x00xxx"));
  EXPECT_LT(log[0].event.subject.size(), 210U);
  EXPECT_TRUE(accounts_->verify_audit_log().has_value());
}

/// A programme whose log somebody with a database client got at.
class Tampering : public testing::Test {
 protected:
  void SetUp() override {
    AccountStore accounts(*ProgrammeStore::create(file_, naen, {}));
    for (const char* action : {"one", "two", "three", "four"})
      ASSERT_TRUE(accounts.append_audit(event_of(action)).has_value());
  }

  int run(const std::string& sql) const {
    sqlite3* database = nullptr;
    sqlite3_open(file_.c_str(), &database);
    const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close_v2(database);
    return code;
  }

  /// What verifying says once the triggers are out of the way and `sql` was run.
  Problem after(const std::string& sql) const {
    EXPECT_EQ(run("DROP TRIGGER audit_entry_stays; DROP TRIGGER audit_entry_stays_as_it_is; " + sql), SQLITE_OK);
    AccountStore accounts(*ProgrammeStore::open(file_, Access::read_only));
    const auto verified = accounts.verify_audit_log();
    EXPECT_FALSE(verified.has_value());
    return verified ? Problem{} : verified.error();
  }

  TestFolder folder_;
  std::string file_ = folder_.file("naen.zubia");
};

TEST_F(Tampering, TheDatabaseItselfRefusesChanges) {
  EXPECT_NE(run("UPDATE audit_entry SET actor = 'mallory' WHERE place = 2"), SQLITE_OK);
  EXPECT_NE(run("DELETE FROM audit_entry WHERE place = 4"), SQLITE_OK);
  EXPECT_NE(run("INSERT OR REPLACE INTO audit_entry SELECT place, 0, '', '', '', '', '', '' FROM audit_entry"),
            SQLITE_OK);
  AccountStore accounts(*ProgrammeStore::open(file_, Access::read_only));
  EXPECT_EQ(accounts.verify_audit_log()->place, 4);
}

TEST_F(Tampering, AChangedEntryIsFoundAndNamed) {
  const Problem found = after("UPDATE audit_entry SET actor = 'mallory' WHERE place = 2");
  EXPECT_EQ(found.code, "audit-log-tampered");
  EXPECT_EQ(found.where.line, 2U);
}

TEST_F(Tampering, ARemovedEntryIsFoundAndNamed) {
  EXPECT_EQ(after("DELETE FROM audit_entry WHERE place = 3").where.line, 3U);
}

TEST_F(Tampering, ARemovedLastEntryIsFoundAndNamed) {
  EXPECT_EQ(after("DELETE FROM audit_entry WHERE place = 4").where.line, 4U);
}

TEST_F(Tampering, SwappedEntriesAreFoundAndNamed) {
  EXPECT_EQ(after("UPDATE audit_entry SET place = 99 WHERE place = 2; UPDATE audit_entry SET place = 2 WHERE place = 3;"
                  "UPDATE audit_entry SET place = 3 WHERE place = 99")
                .where.line,
            2U);
}

TEST(PostgresqlAccounts, TheDatabaseItselfRefusesChanges) {
  const std::string location = new_postgresql_location();
  if (location.empty()) GTEST_SKIP() << "no PostgreSQL: ZUBIA_TEST_POSTGRESQL is not set (see tests/postgresql)";
  {
    AccountStore accounts(*ProgrammeStore::create(location, naen, {}));
    ASSERT_TRUE(accounts.append_audit(event_of("one")).has_value());
  }
  const auto connection = *open_connection({.location = location, .for_writing = true});
  EXPECT_FALSE(connection->execute("UPDATE audit_entry SET actor = 'mallory'").has_value());
  EXPECT_FALSE(connection->execute("DELETE FROM audit_entry").has_value());
  EXPECT_FALSE(connection->execute("TRUNCATE audit_entry").has_value());
}

TEST(SqliteAccounts, AKilledSignUpLeavesAllOrNothing) {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  constexpr int links = 400;
  {
    AccountStore accounts(*ProgrammeStore::create(file, naen, {}));
    for (int k = 0; k < links; ++k) {
      const std::string id = std::to_string(k);
      ASSERT_TRUE(
          accounts.add_invitation({"t" + id, "invitation", id, "name-" + id, "company", {}, 1000}, event_of("invite"))
              .has_value());
    }
  }
  std::size_t made = 0;
  for (int round = 0; round < 10; ++round) {
    int begun[2] = {};
    ASSERT_EQ(::pipe(begun), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const auto programme = ProgrammeStore::open(file, Access::read_write);
      if (!programme) ::_exit(1);
      AccountStore accounts(*programme);
      if (::write(begun[1], "", 1) != 1) ::_exit(1);
      for (int k = 0; k < links; ++k) {
        const std::string id = std::to_string(k);
        static_cast<void>(accounts.redeem_invitation("t" + id, account_of(id, "company"), event_of("accept")));
      }
      ::_exit(0);
    }
    // The time to kill it counts from when it is about to write: on a busy machine that may be late.
    ::close(begun[1]);
    char byte = 0;
    ASSERT_EQ(::read(begun[0], &byte, 1), 1);
    ::close(begun[0]);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 15 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    AccountStore accounts(*ProgrammeStore::open(file, Access::read_write));
    made = accounts.accounts()->size();
    std::size_t used = 0;
    for (int k = 0; k < links; ++k)
      used += accounts.open_invitation("t" + std::to_string(k), 100)->has_value() ? 0U : 1U;
    EXPECT_EQ(used, made);
    EXPECT_EQ(accounts.verify_audit_log()->place, static_cast<std::int64_t>(links + made));
  }
  // Otherwise the children were killed too early to say anything.
  EXPECT_GT(made, 0U);
}

}  // namespace
}  // namespace zubia::storage
