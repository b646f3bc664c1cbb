#include <gmock/gmock.h>
#include <sys/stat.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

#include "operations/accounts/password_hashing.hpp"
#include "operations/accounts/password_rules.hpp"
#include "operations/accounts/secret_key.hpp"
#include "operations/accounts/totp.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

const std::string good = "mendi garaia zubi luzea";

void expect_code(const auto& result, const std::string& code) {
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, code);
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
  EXPECT_EQ(key.derive("a"), SecretKey::open(file)->derive("a"));
  EXPECT_NE(key.derive("a"), key.derive("b"));
  EXPECT_NE(key.derive("a"), SecretKey::open(folder.file("other.key"))->derive("a"));
  ::chmod(file.c_str(), 0640);
  expect_code(SecretKey::open(file), "open-key-file");
  ::chmod(file.c_str(), 0600);
  std::ofstream(file) << "short";
  expect_code(SecretKey::open(file), "damaged-key-file");
  expect_code(SecretKey::open(folder.file("no/such/folder.key")), "unreadable-key-file");
}

}  // namespace
}  // namespace zubia::operations
