#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "operations/operation.hpp"

namespace zubia::server {

/// Who asks, as far as the server knows.
struct Visitor {
  std::string name;
  operations::Role role = operations::Role::anybody;
  bool is_signed_in = false;
};

/// Who is signed in. Only hashes of the tokens are kept. Any thread may call.
class Sessions {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Limits {
    std::chrono::minutes idle{30};
    std::chrono::hours absolute{12};
  };

  Sessions();
  explicit Sessions(Limits limits);

  /// A key that signs in the owner of the programme, once.
  std::string make_owner_key();

  /// The token of a new session; empty where the key is not, or no longer, one of ours.
  std::string open_with_key(const std::string& key, Time now);

  /// Who the token belongs to; a visitor who is not signed in where nobody.
  Visitor find(const std::string& token, Time now);

  void close(const std::string& token);

 private:
  struct Session {
    Visitor visitor;
    Time opened;
    Time seen;
  };

  Limits limits_;
  std::mutex mutex_;
  std::string owner_key_hash_;
  std::map<std::string, Session> sessions_;  // by the hash of the token
};

}  // namespace zubia::server
