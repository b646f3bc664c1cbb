#include "operations/accounts/password_hashing.hpp"

#include <sodium.h>
#include <array>
#include <stdexcept>

#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

/// Leaves the gate however the work ends.
class Stay {
 public:
  explicit Stay(std::function<void()> leave) : leave_(std::move(leave)) {}
  ~Stay() { leave_(); }
  Stay(const Stay&) = delete;
  Stay& operator=(const Stay&) = delete;

 private:
  std::function<void()> leave_;
};

}  // namespace

PasswordHashing::PasswordHashing(HashingCost cost)
    : cost_(cost), stand_in_(hash_now(storage::hexadecimal(storage::random_bytes(32)))) {}

Result<std::string> PasswordHashing::hash(const std::string& password) {
  if (auto entered = enter(); !entered) return refuse(entered.error());
  const Stay stay([this] { leave(); });
  return hash_now(password);
}

Result<bool> PasswordHashing::matches(const std::string& hash, const std::string& password) {
  if (auto entered = enter(); !entered) return refuse(entered.error());
  const Stay stay([this] { leave(); });
  const std::string& compared = hash.empty() ? stand_in_ : hash;
  const bool is_same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return is_same && !hash.empty();
}

bool PasswordHashing::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory_bytes) != 0;
}

Result<void> PasswordHashing::enter() {
  std::unique_lock lock(mutex_);
  if (working_ >= cost_.at_once_max) {
    if (waiting_ >= cost_.waiting_max)
      return refuse({"too-busy", "Too many people are signing in at once.", {}, "Try again in a few seconds."});
    ++waiting_;
    left_.wait(lock, [&] { return working_ < cost_.at_once_max; });
    --waiting_;
  }
  ++working_;
  return {};
}

void PasswordHashing::leave() {
  {
    const std::lock_guard lock(mutex_);
    --working_;
  }
  left_.notify_one();
}

std::string PasswordHashing::hash_now(const std::string& password) const {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.passes, cost_.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("there is not enough memory to hash a password");
  return text.data();
}

}  // namespace zubia::operations
