#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "engine/base/result.hpp"
#include "programme/account.hpp"

namespace zubia::operations {

/// A bucket: so many attempts at once, and so many more every hour.
struct AttemptRule {
  double burst;
  double per_hour;
};

/// How often somebody may try.
struct AttemptRules {
  AttemptRule peer{30, 1800};         ///< any attempt from one address
  AttemptRule account{10, 90};        ///< passwords of one account, from addresses it never signed in from
  AttemptRule known_peer{10, 90};     ///< passwords of one account from an address it has signed in from
  AttemptRule second_factor{5, 10};   ///< codes of one account
  std::size_t buckets_max = 100'000;  ///< kept at once; the fullest go first
};

/// Counts attempts. Strangers who use up the attempts of an account do not touch those of the addresses from which it
/// was opened before, and every bucket fills again: nobody locks somebody else out for good. Any thread may call.
///
/// Refused: `too-many-attempts`.
class AttemptLimits {
 public:
  explicit AttemptLimits(AttemptRules rules = {}) : rules_(rules) {}

  Result<void> try_peer(const std::string& peer, Instant now);
  Result<void> try_password(const std::string& account_name, const std::string& peer, Instant now);
  Result<void> try_second_factor(const std::string& account, Instant now);

  /// The account was opened from this address.
  void recognise(const std::string& account_name, const std::string& peer, Instant now);

 private:
  struct Bucket {
    double left;
    Instant filled_at;
  };
  Result<void> take(const std::string& key, const AttemptRule& rule, Instant now);
  void make_room(Instant now);

  AttemptRules rules_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
  std::map<std::string, Instant> recognised_;
};

}  // namespace zubia::operations
