#include <gmock/gmock.h>
#include <sys/stat.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "operations/accounts/first_owner.hpp"
#include "operations/accounts/invitations.hpp"
#include "operations/accounts/password_rules.hpp"
#include "operations/accounts/second_factor.hpp"
#include "operations/accounts/sign_in.hpp"
#include "operations/accounts/totp.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

const std::string good = "mendi garaia zubi luzea";

void expect_code(const auto& result, const std::string& code) {
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, code);
}

/// What an authenticator app does with the base 32 that it is shown.
std::string bytes_of(const std::string& base32_text) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char letter : base32_text) {
    bits = (bits << 5U | static_cast<unsigned>(letters.find(letter))) & 0xFFFFU;
    held += 5;
    if (held >= 8) bytes += static_cast<char>(bits >> (held -= 8) & 0xFFU);
  }
  return bytes;
}

/// A programme with an owner who has signed in with both factors.
class Accounts : public testing::Test {
 protected:
  void SetUp() override {
    const FirstOwner claim{code_.text(), "Owner@example.eus", good, "::1"};
    owner_ = claim_programme(desk_, code_, claim)->id;
    const auto opened = sign_in(desk_, {"owner@example.eus", good, "::1"});
    const auto setup = offer_second_factor(desk_, opened->token);
    secret_ = bytes_of(setup->secret);
    half_open_ = opened->token;
    token_ = confirm_second_factor(desk_, opened->token, setup->sealed, totp_code(secret_, now_))->token;
    now_ += 60;
  }

  /// Somebody who accepted an invitation and signed in with the password.
  std::string join(const std::string& name, const std::string& role) {
    const auto link = invite(desk_, token_, {name, role, {"ES21"}});
    EXPECT_TRUE(accept_invitation(desk_, *link, good, "::2").has_value());
    return sign_in(desk_, {name, good, "::2"})->token;
  }

  storage::TestFolder folder_;
  Instant now_ = 1'800'000'000;
  storage::AccountStore store_{
      *storage::ProgrammeStore::create(folder_.file("naen.zubia"), {"0123", "NAEN cluster", {"en"}, "2026"}, {})};
  PasswordHashing hashing_{{.memory_bytes = std::size_t{64} * 1024}};
  AttemptLimits limits_;
  SecretKey key_ = *SecretKey::open(folder_.file("naen.zubia.key"));
  OneTimeCode code_;
  AccountDesk desk_{store_, hashing_, limits_, key_, [this] { return now_; }, "NAEN cluster"};
  std::string owner_, secret_, half_open_, token_;
};

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
  ASSERT_TRUE(
      change_account(desk_, token_, {store_.account_named("ane")->has_value() ? "" : owner_, "owner", {}}).has_value());
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
  ASSERT_TRUE(change_account(desk_, token_, {id, "company", {}, "disabled"}).has_value());
  expect_code(session_of(desk_, company), "no-session");
  expect_code(sign_in(desk_, {"company@example.eus", good, "::2"}), "wrong-name-or-password");
}

TEST_F(Accounts, StaffCanDoNothingBeforeTheSecondFactor) {
  for (const char* role : {"researcher", "facilitator", "owner"})
    expect_code(full_session_of(desk_, join(std::string(role) + "@new.eus", role)), "second-factor-due");
  EXPECT_TRUE(full_session_of(desk_, join("company@example.eus", "company")).has_value());
  const auto again = sign_in(desk_, {"owner@example.eus", good, "::1"});
  expect_code(invite(desk_, again->token, {"a-b", "owner", {}}), "second-factor-due");
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
  expect_code(session_of(desk_, half_open_), "no-session");
  EXPECT_TRUE(full_session_of(desk_, token_).has_value());
  EXPECT_EQ(token_.size(), 64U);
}

TEST_F(Accounts, AnOldTokenIsWorthNothingAfterSigningOut) {
  const std::string one = join("company@example.eus", "company");
  const std::string other = sign_in(desk_, {"company@example.eus", good, "::2"})->token;
  ASSERT_TRUE(sign_out(desk_, one).has_value());
  expect_code(session_of(desk_, one), "no-session");
  EXPECT_TRUE(session_of(desk_, other).has_value());
  ASSERT_TRUE(sign_out_everywhere(desk_, other).has_value());
  expect_code(session_of(desk_, other), "no-session");
  for (const std::string bad : {"", "x", "' OR 1=1 --"}) expect_code(session_of(desk_, bad), "no-session");
  ASSERT_TRUE(end_all_sessions(desk_, token_).has_value());
  expect_code(session_of(desk_, token_), "no-session");
}

TEST_F(Accounts, SessionsEndIdleAndAfterTwelveHours) {
  const std::string company = join("company@example.eus", "company");
  now_ += Instant{29} * 60;
  EXPECT_TRUE(session_of(desk_, token_).has_value());
  now_ += Instant{30} * 60;
  expect_code(session_of(desk_, token_), "no-session");
  EXPECT_TRUE(session_of(desk_, company).has_value());
  now_ += Instant{11} * 3600 + 60;
  expect_code(session_of(desk_, company), "no-session");
}

TEST_F(Accounts, ANewPasswordEndsEverySession) {
  const std::string company = join("company@example.eus", "company");
  expect_code(change_password(desk_, {company, "wrong", good + "!", "::2"}), "wrong-password");
  expect_code(change_password(desk_, {company, good, "company company", "::2"}), "guessable-password");
  ASSERT_TRUE(change_password(desk_, {company, good, good + "!", "::2"}).has_value());
  expect_code(session_of(desk_, company), "no-session");
  expect_code(sign_in(desk_, {"company@example.eus", good, "::2"}), "wrong-name-or-password");
  EXPECT_TRUE(sign_in(desk_, {"company@example.eus", good + "!", "::2"}).has_value());
}

TEST_F(Accounts, AnInvitationWorksOnceAndForADay) {
  expect_code(invite(desk_, token_, {"ane", "emperor", {}}), "unknown-role");
  expect_code(invite(desk_, token_, {"owner@example.eus", "owner", {}}), "name-taken");
  const auto late = *invite(desk_, token_, {"late", "company", {}});
  const auto link = *invite(desk_, token_, {"ane", "company", {}});
  expect_code(accept_reset(desk_, link, good, "::2"), "invitation-not-valid");
  expect_code(accept_invitation(desk_, "guess", good, "::2"), "invitation-not-valid");
  EXPECT_TRUE(accept_invitation(desk_, link, good, "::2").has_value());
  expect_code(accept_invitation(desk_, link, good, "::2"), "invitation-not-valid");
  now_ += invitation_seconds;
  expect_code(accept_invitation(desk_, late, good, "::2"), "invitation-not-valid");
}

TEST_F(Accounts, AResetWorksOnceForAnHourAndLeavesTheSecondFactor) {
  const auto late = *offer_reset(desk_, token_, owner_);
  expect_code(offer_reset(desk_, token_, "nobody"), "unknown-account");
  const auto link = *offer_reset(desk_, token_, owner_);
  ASSERT_TRUE(accept_reset(desk_, link, good + "!", "::1").has_value());
  expect_code(accept_reset(desk_, link, good + "?", "::1"), "invitation-not-valid");
  expect_code(session_of(desk_, token_), "no-session");
  const auto opened = sign_in(desk_, {"owner@example.eus", good + "!", "::1"});
  expect_code(full_session_of(desk_, opened->token), "second-factor-due");
  now_ += reset_seconds;
  expect_code(accept_reset(desk_, late, good, "::1"), "invitation-not-valid");
}

TEST_F(Accounts, OnlyAnOwnerInvitesAndChangesAccounts) {
  const std::string company = join("company@example.eus", "company");
  expect_code(invite(desk_, company, {"ane", "owner", {}}), "not-permitted");
  expect_code(offer_reset(desk_, company, owner_), "not-permitted");
  expect_code(change_account(desk_, company, {owner_, "company", {}}), "not-permitted");
  expect_code(end_all_sessions(desk_, company), "not-permitted");
  expect_code(change_account(desk_, token_, {owner_, "company", {}}), "last-owner");
  expect_code(change_account(desk_, token_, {owner_, "owner", {}, "asleep"}), "unknown-state");
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

TEST(PasswordRules, RefuseWhatIsTriedFirst) {
  const PasswordContext context{"maite@example.eus", "NAEN cluster"};
  expect_code(check_password("", context), "short-password");
  expect_code(check_password("elevenchars", context), "short-password");
  expect_code(check_password("ñññññññññññ", context), "short-password");
  expect_code(check_password(std::string(1025, 'x') + "abc", context), "long-password");
  for (const char* common : {"Password1234", "passwordpassword", "qwertyuiop12", "aaaaaaaaaaaaaa", "ññññññññññññññ",
                             "abcabcabcabcabc", "SUNSHINE1234567890"}) {
    SCOPED_TRACE(common);
    expect_code(check_password(common, context), "common-password");
  }
  expect_code(check_password("hello MAITE my friend", context), "guessable-password");
  expect_code(check_password("the naen cluster is ours", context), "guessable-password");
}

TEST(PasswordRules, TakeAnyCharactersAndCountAllOfThem) {
  const PasswordContext context{"maite@example.eus", "NAEN cluster"};
  EXPECT_TRUE(check_password(good, context).has_value());
  EXPECT_TRUE(check_password("🌉ñ€ ' \" \\ %00 ☂ x", context).has_value());
  PasswordHashing hashing{{.memory_bytes = std::size_t{64} * 1024}};
  const std::string base = good + std::string(105, '.');
  const auto hash = hashing.hash(base + "a");
  EXPECT_TRUE(*hashing.matches(*hash, base + "a"));
  EXPECT_FALSE(*hashing.matches(*hash, base + "b"));
  EXPECT_FALSE(*hashing.matches(*hash, ""));
  EXPECT_FALSE(*hashing.matches("", ""));
}

TEST(PasswordHashing, StatesItsParameters) {
  PasswordHashing hashing;
  EXPECT_TRUE(hashing.hash(good)->starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
}

TEST(PasswordHashing, AnUnknownNameTakesAsLongAsAWrongPassword) {
  PasswordHashing hashing;
  const auto hash = *hashing.hash(good);
  const auto median = [&](const std::string& compared) {
    std::vector<double> seconds;
    seconds.reserve(7);
    for (int k = 0; k < 7; ++k) {
      const auto start = std::chrono::steady_clock::now();
      EXPECT_FALSE(*hashing.matches(compared, "wrong"));
      seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(seconds);
    return seconds[3];
  };
  const double ratio = median(hash) / median("");
  EXPECT_GT(ratio, 0.4);
  EXPECT_LT(ratio, 2.5);
}

TEST(PasswordHashing, AFullQueueIsRefusedAtOnce) {
  PasswordHashing hashing{{.at_once_max = 1, .waiting_max = 1}};
  std::atomic<int> hashed = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int k = 0; k < 8; ++k)
    threads.emplace_back([&] {
      const auto hash = hashing.hash(good);
      if (hash)
        ++hashed;
      else if (hash.error().code == "too-busy")
        ++refused;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(hashed + refused, 8);
  EXPECT_GT(hashed, 0);
  EXPECT_GT(refused, 0);
}

// RFC 6238, appendix B, SHA-1.
TEST(Totp, GivesThePublishedCodes) {
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, 59, 8), "94287082");
  EXPECT_EQ(totp_code(secret, 1111111109, 8), "07081804");
  EXPECT_EQ(totp_code(secret, 1111111111, 8), "14050471");
  EXPECT_EQ(totp_code(secret, 1234567890, 8), "89005924");
  EXPECT_EQ(totp_code(secret, 2000000000, 8), "69279037");
  EXPECT_EQ(totp_code(secret, 20000000000, 8), "65353130");
}

TEST(Totp, TakesTheStepsNextToNowAndNoOther) {
  const std::string secret = "12345678901234567890";
  const std::string code = totp_code(secret, 3000);
  EXPECT_FALSE(totp_step(secret, code, 2969).has_value());
  EXPECT_EQ(totp_step(secret, code, 2970), 100);
  EXPECT_EQ(totp_step(secret, code, 3059), 100);
  EXPECT_FALSE(totp_step(secret, code, 3060).has_value());
  EXPECT_FALSE(totp_step(secret, "", 3000).has_value());
}

// RFC 4648, section 10.
TEST(Totp, WritesThePublishedBase32) {
  EXPECT_EQ(base32(""), "");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("fo"), "MZXQ");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
}

TEST(SecretKey, IsMadeOnceForItsOwnerOnlyAndOpensWhatItSealed) {
  const storage::TestFolder folder;
  const std::string file = folder.file("naen.zubia.key");
  const std::string sealed = SecretKey::open(file)->seal("secret", "a");
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const SecretKey key = *SecretKey::open(file);
  EXPECT_EQ(*key.unseal(sealed, "a"), "secret");
  expect_code(key.unseal(sealed, "b"), "sealed-secret-damaged");
  expect_code(key.unseal(sealed.substr(2), "a"), "sealed-secret-damaged");
  expect_code(key.unseal("", "a"), "sealed-secret-damaged");
  expect_code(key.unseal("zz", "a"), "sealed-secret-damaged");
  expect_code(SecretKey::open(folder.file("other.key"))->unseal(sealed, "a"), "sealed-secret-damaged");
  ::chmod(file.c_str(), 0640);
  expect_code(SecretKey::open(file), "open-key-file");
  ::chmod(file.c_str(), 0600);
  std::ofstream(file) << "short";
  expect_code(SecretKey::open(file), "damaged-key-file");
  expect_code(SecretKey::open(folder.file("no/such/folder.key")), "unreadable-key-file");
}

}  // namespace
}  // namespace zubia::operations
