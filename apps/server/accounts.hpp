#pragma once

#include <memory>
#include <string>

#include "apps/server/http/message.hpp"
#include "operations/accounts/account_rules.hpp"
#include "operations/accounts/first_owner.hpp"
#include "operations/operation.hpp"

namespace zubia::server {

/// Who asks, and by which session.
struct Visitor {
  operations::Asker asker;
  std::string token;
};

/// Who comes in without a password: the owner of this machine by a key, or the first owner by a code.
enum class Entrance { local_key, first_owner_code };

/// The accounts of the programme that is served. Any thread may call.
class Accounts {
 public:
  Accounts(const std::shared_ptr<storage::ProgrammeStore>& programme, const operations::SecretKey& key,
           std::string programme_name, Entrance entrance);

  const operations::AccountDesk& desk() const { return desk_; }

  /// Null where there is none.
  operations::OneTimeCode* local_key() { return entrance_ == Entrance::local_key ? &code_ : nullptr; }
  operations::OneTimeCode* first_owner_code() { return entrance_ == Entrance::first_owner_code ? &code_ : nullptr; }

  /// Who is signed in with every factor. Refused: `sign-in-wanted`, `second-factor-due`.
  Result<Visitor> visitor_of(const http::Request& request, const std::string& peer) const;

  /// Whether the session goes on, asked without keeping it awake.
  bool goes_on(const std::string& token) const;

  /// Writes down that somebody tried what is not allowed.
  void note_denial(const Visitor& visitor, std::string_view operation) const;

  const std::string& pseudonym_key() const { return pseudonym_key_; }

 private:
  storage::AccountStore store_;
  operations::SecretKey key_;
  operations::PasswordHashing hashing_;
  operations::AttemptLimits limits_;
  operations::AccountDesk desk_;
  Entrance entrance_;
  operations::OneTimeCode code_;
  std::string pseudonym_key_;
};

/// The cookie that holds the token of a session.
constexpr std::string_view cookie_name = "__Host-zubia";

/// `Set-Cookie` with the token; an empty one takes the cookie away.
http::Header session_cookie(const std::string& token);

}  // namespace zubia::server
