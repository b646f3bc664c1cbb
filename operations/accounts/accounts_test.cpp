#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/accounts.hpp"

namespace zubia::operations {
namespace {

using Accounts = AccountsForTests;

TEST_F(Accounts, TheFirstOwnerNeedsTheCodeOfTheConsoleAndThereIsOne) {
  expect_code(claim_programme(desk_, code_, {code_.text(), "other", good, "::1"}), "wrong-code");
  OneTimeCode restarted;
  expect_code(claim_programme(desk_, restarted, {"", "other", good, "::1"}), "wrong-code");
  expect_code(claim_programme(desk_, restarted, {restarted.text(), "local", good, "::1"}), "invalid-name");
  expect_code(claim_programme(desk_, restarted, {restarted.text(), "a b", good, "::1"}), "invalid-name");
  expect_code(claim_programme(desk_, restarted, {restarted.text(), "other", "short", "::1"}), "short-password");
  expect_code(claim_programme(desk_, restarted, {restarted.text(), "other", good, "::1"}), "owner-exists");
}

TEST_F(Accounts, AStrangerLearnsNothingFromTheAnswer) {
  ASSERT_TRUE(changed(token_, owner_, "owner").has_value());
  const auto unknown = sign_in(desk_, {"nobody", good, "::3"});
  const auto wrong = sign_in(desk_, {"owner@example.eus", "x" + good, "::3"});
  const auto impossible = sign_in(desk_, {"no such\r\nname", good, "::3"});
  const auto endless = sign_in(desk_, {"owner@example.eus", std::string(100'000, 'x'), "::3"});
  expect_code(unknown, "wrong-name-or-password");
  EXPECT_EQ(unknown.error(), wrong.error());
  EXPECT_EQ(unknown.error(), impossible.error());
  EXPECT_EQ(unknown.error(), endless.error());
}

TEST_F(Accounts, ADisabledAccountIsOutAtOnce) {
  const std::string company = join("company@example.eus", "company");
  const std::string id = session_of(desk_, company)->account.id;
  ASSERT_TRUE(changed(token_, id, "company", "disabled").has_value());
  expect_code(session_of(desk_, company), "sign-in-wanted");
  expect_code(sign_in(desk_, {"company@example.eus", good, "::2"}), "wrong-name-or-password");
}

TEST_F(Accounts, StaffCanDoNothingBeforeTheSecondFactor) {
  for (const char* role : {"researcher", "facilitator", "owner"})
    expect_code(full_session_of(desk_, join(std::string(role) + "@new.eus", role)), "second-factor-due");
  EXPECT_TRUE(full_session_of(desk_, join("company@example.eus", "company")).has_value());
  const auto again = sign_in(desk_, {"owner@example.eus", good, "::1"});
  expect_code(invited(again->token, "a-b", "owner"), "second-factor-due");
  expect_code(offer_second_factor(desk_, again->token), "second-factor-exists");
}

TEST_F(Accounts, ACodeWorksOnce) {
  const auto first = sign_in(desk_, {"owner@example.eus", good, "::1"});
  const auto second = sign_in(desk_, {"owner@example.eus", good, "::1"});
  const std::string code = totp_code(secret_, now_);
  EXPECT_TRUE(pass_second_factor(desk_, first->token, code).has_value());
  expect_code(pass_second_factor(desk_, second->token, code), "wrong-code");
  // Nor does the one before, which is still within its time.
  expect_code(pass_second_factor(desk_, second->token, totp_code(secret_, now_ - 30)), "wrong-code");
}

TEST_F(Accounts, TenThousandCodesAreTooMany) {
  const auto opened = sign_in(desk_, {"owner@example.eus", good, "::1"});
  int tried = 0;
  for (int guess = 0; guess < 10'000; ++guess) {
    const auto answer = pass_second_factor(desk_, opened->token, "x" + std::to_string(guess));
    ASSERT_FALSE(answer.has_value());
    tried += answer.error().code == "wrong-code" ? 1 : 0;
  }
  EXPECT_EQ(tried, 4);  // of five; the owner has used one already
  now_ += 1200;
  EXPECT_TRUE(pass_second_factor(desk_, opened->token, totp_code(secret_, now_)).has_value());
}

TEST_F(Accounts, TheTokenChangesWithTheSecondFactor) {
  expect_code(session_of(desk_, half_open_), "sign-in-wanted");
  EXPECT_TRUE(full_session_of(desk_, token_).has_value());
  EXPECT_EQ(token_.size(), 64U);
}

TEST_F(Accounts, AnOldTokenIsWorthNothingAfterSigningOut) {
  const std::string one = join("company@example.eus", "company");
  const std::string other = sign_in(desk_, {"company@example.eus", good, "::2"})->token;
  ASSERT_TRUE(sign_out(desk_, one).has_value());
  expect_code(session_of(desk_, one), "sign-in-wanted");
  EXPECT_TRUE(session_of(desk_, other).has_value());
  ASSERT_TRUE(sign_out_everywhere(desk_, other).has_value());
  expect_code(session_of(desk_, other), "sign-in-wanted");
  for (const std::string bad : {"", "x", "' OR 1=1 --"}) expect_code(session_of(desk_, bad), "sign-in-wanted");
  ASSERT_TRUE(ask("end-all-sessions", token_, nlohmann::json::object()).has_value());
  expect_code(session_of(desk_, token_), "sign-in-wanted");
}

TEST_F(Accounts, SessionsEndIdleAndAfterTwelveHours) {
  const std::string company = join("company@example.eus", "company");
  now_ += Instant{29} * 60;
  EXPECT_TRUE(session_of(desk_, token_).has_value());
  now_ += Instant{30} * 60;
  expect_code(session_of(desk_, token_), "sign-in-wanted");
  EXPECT_TRUE(session_of(desk_, company).has_value());
  now_ += Instant{11} * 3600 + 60;
  expect_code(session_of(desk_, company), "sign-in-wanted");
}

TEST_F(Accounts, ANewPasswordEndsEverySession) {
  const std::string company = join("company@example.eus", "company");
  expect_code(change_password(desk_, {company, "wrong", good + "!", "::2"}), "wrong-password");
  expect_code(change_password(desk_, {company, good, "company company", "::2"}), "guessable-password");
  const std::string elsewhere = sign_in(desk_, {"company@example.eus", good, "::2"})->token;
  const auto renewed = change_password(desk_, {company, good, good + "!", "::2"});
  ASSERT_TRUE(renewed.has_value());
  expect_code(session_of(desk_, company), "sign-in-wanted");
  expect_code(session_of(desk_, elsewhere), "sign-in-wanted");
  EXPECT_NE(renewed->token, company);
  EXPECT_TRUE(full_session_of(desk_, renewed->token).has_value());
  expect_code(sign_in(desk_, {"company@example.eus", good, "::2"}), "wrong-name-or-password");
  EXPECT_TRUE(sign_in(desk_, {"company@example.eus", good + "!", "::2"}).has_value());
}

TEST_F(Accounts, AnInvitationWorksOnceAndForADay) {
  expect_code(invited(token_, "ane", "emperor"), "unknown-role");
  expect_code(invited(token_, "owner@example.eus", "owner"), "name-taken");
  const auto late = *invited(token_, "late", "company");
  const auto link = *invited(token_, "ane", "company");
  expect_code(accept_invitation(desk_, "guess", good, "::2"), "invitation-not-valid");
  EXPECT_TRUE(accept_invitation(desk_, link, good, "::2").has_value());
  expect_code(accept_invitation(desk_, link, good, "::2"), "invitation-not-valid");
  now_ += invitation_seconds;
  expect_code(accept_invitation(desk_, late, good, "::2"), "invitation-not-valid");
}

TEST_F(Accounts, AResetWorksOnceForAnHourAndLeavesTheSecondFactor) {
  const auto late = *reset_offered(token_, owner_);
  expect_code(reset_offered(token_, "nobody"), "unknown-account");
  const auto link = *reset_offered(token_, owner_);
  ASSERT_TRUE(accept_invitation(desk_, link, good + "!", "::1").has_value());
  expect_code(accept_invitation(desk_, link, good + "?", "::1"), "invitation-not-valid");
  expect_code(session_of(desk_, token_), "sign-in-wanted");
  const auto opened = sign_in(desk_, {"owner@example.eus", good + "!", "::1"});
  expect_code(full_session_of(desk_, opened->token), "second-factor-due");
  now_ += reset_seconds;
  expect_code(accept_invitation(desk_, late, good, "::1"), "invitation-not-valid");
}

TEST_F(Accounts, OnlyAnOwnerInvitesAndChangesAccounts) {
  const std::string company = join("company@example.eus", "company");
  expect_code(invited(company, "ane", "owner"), "not-permitted");
  expect_code(reset_offered(company, owner_), "not-permitted");
  expect_code(changed(company, owner_, "company"), "not-permitted");
  expect_code(ask("end-all-sessions", company, nlohmann::json::object()), "not-permitted");
  expect_code(changed(token_, owner_, "company"), "last-owner");
  expect_code(changed(token_, owner_, "owner", "asleep"), "unknown-state");
}

TEST_F(Accounts, AStrangerCannotLockTheOwnerOut) {
  int tried = 0;
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const auto answer = sign_in(desk_, {"owner@example.eus", "guess", "10.0.0." + std::to_string(attempt)});
    tried += answer.error().code == "wrong-name-or-password" ? 1 : 0;
  }
  EXPECT_EQ(tried, 10);
  EXPECT_TRUE(sign_in(desk_, {"owner@example.eus", good, "::1"}).has_value());
  now_ += 3600;
  EXPECT_TRUE(sign_in(desk_, {"owner@example.eus", good, "::9"}).has_value());
}

TEST_F(Accounts, TheLocalKeyOpensOnceAndNoPasswordDoes) {
  OneTimeCode key;
  expect_code(sign_in_locally(desk_, key, "x"), "wrong-key");
  const auto opened = sign_in_locally(desk_, key, key.text());
  EXPECT_EQ(full_session_of(desk_, opened->token)->account.role, "owner");
  expect_code(sign_in_locally(desk_, key, key.text()), "wrong-key");
  expect_code(sign_in(desk_, {"local", "", "::1"}), "wrong-name-or-password");
}

TEST_F(Accounts, NoSecretIsInTheProgrammeFile) {
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(folder_.file("x")).parent_path())) {
    std::ifstream stream(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(stream), {});
  }
  for (const std::string& secret : {good, secret_, base32(secret_), token_, half_open_, code_.text()})
    EXPECT_EQ(bytes.find(secret), std::string::npos);
  EXPECT_NE(bytes.find("$argon2id$"), std::string::npos);
  EXPECT_TRUE(store_.verify_audit_log().has_value());
}

TEST_F(Accounts, AHashOfAnOlderCostIsMadeAnewAtSignIn) {
  PasswordHashing dearer{{.memory_bytes = std::size_t{128} * 1024}};
  AccountDesk today{store_, dearer, limits_, key_, [this] { return now_; }, "NAEN cluster"};
  EXPECT_TRUE(dearer.is_outdated((*store_.account(owner_))->password_hash));
  ASSERT_TRUE(sign_in(today, {"owner@example.eus", good, "::1"}).has_value());
  EXPECT_FALSE(dearer.is_outdated((*store_.account(owner_))->password_hash));
  EXPECT_TRUE(sign_in(today, {"owner@example.eus", good, "::1"}).has_value());
}

}  // namespace
}  // namespace zubia::operations
