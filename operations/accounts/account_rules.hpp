#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "operations/accounts/attempt_limits.hpp"
#include "operations/accounts/password_hashing.hpp"
#include "operations/accounts/secret_key.hpp"
#include "programme/account.hpp"
#include "storage/account_store.hpp"

namespace zubia::operations {

/// The time, in seconds; the system's in the programs, a test's own in tests.
using Clock = std::function<Instant()>;

/// What the rules of accounts work with; one per programme, shared by all threads.
struct AccountDesk {
  storage::AccountStore& accounts;
  PasswordHashing& hashing;
  AttemptLimits& limits;
  const SecretKey& key;
  Clock clock;
  std::string programme_name;
};

/// A token and the session it opens. The token goes into the cookie and nowhere else.
struct OpenedSession {
  std::string token;
  Session session;
  Account account;
};

constexpr Instant session_seconds_max = Instant{12} * 3600;       ///< from sign-in to the end, whatever happens
constexpr Instant staff_idle_seconds_max = Instant{30} * 60;      ///< of owner, facilitator and researcher
constexpr Instant company_idle_seconds_max = Instant{12} * 3600;  ///< of companies and respondents
constexpr Instant invitation_seconds = Instant{24} * 3600;
constexpr Instant reset_seconds = 3600;

/// Whether the role must have a second factor: owner, facilitator, researcher; and any role that is not known.
bool is_staff(const std::string& role);

/// Whether an account may have this role.
bool is_role(const std::string& role);

/// 256 random bits as 64 hexadecimal digits.
std::string new_token();

/// What the store keeps of a token.
std::string token_hash(const std::string& token);

/// The account of the owner of a programme that is served on this machine alone; nobody else may be called so.
constexpr std::string_view local_account_name = "local";

/// An account's name in lower case. Refused: other than 3–254 letters, digits and `. _ + - @`, and `local`
/// (`invalid-name`).
Result<std::string> account_name(const std::string& typed);

/// What both a missing and an expired session are answered with.
Problem no_session();

}  // namespace zubia::operations
