#include "apps/server/sessions.hpp"

#include <sodium.h>
#include <stdexcept>

#include "apps/server/random_name.hpp"

namespace zubia::server {

namespace {

/// Looking up a hash takes a time that tells nothing of the token.
std::string hash_of(const std::string& token) {
  std::string hash(crypto_generichash_BYTES, '\0');
  ::crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr, 0);
  return hash;
}

}  // namespace

Sessions::Sessions() : Sessions(Limits{}) {}

Sessions::Sessions(Limits limits) : limits_(limits) {
  if (::sodium_init() < 0) throw std::runtime_error("there is no source of randomness");
}

std::string Sessions::make_owner_key() {
  std::string key = random_name();
  const std::lock_guard lock(mutex_);
  owner_key_hash_ = hash_of(key);
  return key;
}

std::string Sessions::open_with_key(const std::string& key, Time now) {
  const std::string hash = hash_of(key);
  const std::lock_guard lock(mutex_);
  if (owner_key_hash_.empty() || ::sodium_memcmp(hash.data(), owner_key_hash_.data(), hash.size()) != 0) return {};
  owner_key_hash_.clear();
  std::string token = random_name();
  sessions_[hash_of(token)] = {{.name = "owner", .role = operations::Role::owner, .is_signed_in = true}, now, now};
  return token;
}

Visitor Sessions::find(const std::string& token, Time now) {
  if (token.empty()) return {};
  const std::string hash = hash_of(token);
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(hash);
  if (found == sessions_.end()) return {};
  if (now - found->second.seen > limits_.idle || now - found->second.opened > limits_.absolute) {
    sessions_.erase(found);
    return {};
  }
  found->second.seen = now;
  return found->second.visitor;
}

void Sessions::close(const std::string& token) {
  const std::string hash = hash_of(token);
  const std::lock_guard lock(mutex_);
  sessions_.erase(hash);
}

}  // namespace zubia::server
