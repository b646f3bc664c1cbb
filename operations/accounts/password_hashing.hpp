#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

#include "engine/base/result.hpp"

namespace zubia::operations {

/// The cost of one hash (OWASP password storage: m = 46 MiB, t = 1, p = 1), and how many at a time.
struct HashingCost {
  std::size_t memory_bytes = std::size_t{47104} * 1024;
  unsigned long long passes = 1;
  std::size_t at_once_max = 2;
  std::size_t waiting_max = 32;
};

/// Argon2id by libsodium. The caller's thread does the work, of which few are let in at a time; a caller for whom even
/// the queue is full is refused at once (`too-busy`).
class PasswordHashing {
 public:
  explicit PasswordHashing(HashingCost cost = {});

  /// The hash with its parameters, in PHC text.
  Result<std::string> hash(const std::string& password);

  /// An empty hash takes as long as any other, and nothing matches it.
  Result<bool> matches(const std::string& hash, const std::string& password);

  /// Whether the hash was made at another cost than the one of today.
  bool is_outdated(const std::string& hash) const;

 private:
  Result<void> enter();
  void leave();
  std::string hash_now(const std::string& password) const;

  HashingCost cost_;
  std::string stand_in_;  ///< what an unknown account's password is compared with
  std::mutex mutex_;
  std::condition_variable left_;
  std::size_t working_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace zubia::operations
