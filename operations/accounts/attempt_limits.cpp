#include "operations/accounts/attempt_limits.hpp"

#include <algorithm>
#include <iterator>

namespace zubia::operations {

namespace {

constexpr Instant recognised_seconds = Instant{30} * 24 * 3600;

/// Neither a name nor an address has a line break in it.
std::string key_of(const std::string& account, const std::string& peer) { return account + "\n" + peer; }

}  // namespace

Result<void> AttemptLimits::try_peer(const std::string& peer, Instant now) {
  return take("peer\n" + peer, rules_.peer, now);
}

Result<void> AttemptLimits::try_password(const std::string& account_name, const std::string& peer, Instant now) {
  if (auto allowed = try_peer(peer, now); !allowed) return allowed;
  const std::string pair = key_of(account_name, peer);
  bool is_known = false;
  {
    const std::lock_guard lock(mutex_);
    const auto entry = recognised_.find(pair);
    is_known = entry != recognised_.end() && now - entry->second < recognised_seconds;
  }
  return is_known ? take("known\n" + pair, rules_.known_peer, now)
                  : take("account\n" + account_name, rules_.account, now);
}

Result<void> AttemptLimits::try_second_factor(const std::string& account, Instant now) {
  return take("code\n" + account, rules_.second_factor, now);
}

void AttemptLimits::recognise(const std::string& account_name, const std::string& peer, Instant now) {
  const std::lock_guard lock(mutex_);
  if (recognised_.size() >= rules_.buckets_max)
    recognised_.erase(std::ranges::min_element(recognised_, {}, [](const auto& entry) { return entry.second; }));
  recognised_[key_of(account_name, peer)] = now;
}

Result<void> AttemptLimits::take(const std::string& key, const AttemptRule& rule, Instant now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= rules_.buckets_max && !buckets_.contains(key)) make_room(now);
  auto& bucket = buckets_.try_emplace(key, Bucket{rule.burst, now}).first->second;
  // A clock that was set back fills nothing, and takes nothing away.
  const auto seconds = static_cast<double>(std::max<Instant>(0, now - bucket.filled_at));
  bucket.left = std::min(rule.burst, bucket.left + seconds * rule.per_hour / 3600.0);
  bucket.filled_at = now;
  if (bucket.left < 1.0)
    return refuse({"too-many-attempts", "There were too many attempts.", {}, "Wait a few minutes and try again."});
  bucket.left -= 1.0;
  return {};
}

void AttemptLimits::make_room(Instant now) {
  // What was left alone for an hour has filled again, so forgetting it changes little; else the fullest goes.
  constexpr Instant hour = 3600;
  if (std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.filled_at >= hour; }) > 0) return;
  buckets_.erase(std::ranges::max_element(buckets_, {}, [](const auto& entry) { return entry.second.left; }));
}

}  // namespace zubia::operations
