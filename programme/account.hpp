#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zubia {

/// Seconds since 1970-01-01T00:00:00Z.
using Instant = std::int64_t;

/// Who may sign in. Names of people are data: the id is random, and it alone stands in addresses and in the audit log.
struct Account {
  std::string id;                        ///< random, hex
  std::string name;                      ///< what is typed at sign-in, in lower case; unique in the programme
  std::string role;                      ///< `owner`, `facilitator`, `researcher`, `company`, `respondent`
  std::vector<std::string> territories;  ///< of a facilitator
  std::string password_hash;             ///< Argon2id with its parameters; empty: no password opens it
  std::string totp_secret;               ///< encrypted; empty: no second factor yet
  std::string state = "active";          ///< `active` or `disabled`
  Instant created_at = 0;

  friend bool operator==(const Account&, const Account&) = default;
};

/// One browser that signed in. The token itself is with the browser only.
struct Session {
  std::string token_hash;  ///< BLAKE2b-256 of the token, hex
  std::string id;          ///< random, hex; names the session in a list
  std::string account;
  Instant created_at = 0;
  Instant last_seen_at = 0;
  Instant ends_at = 0;                ///< whatever happens
  std::string second_factor = "due";  ///< `due`, `passed`, or `none` where the role asks for none

  friend bool operator==(const Session&, const Session&) = default;
};

/// A link that makes an account (`invitation`) or gives one a new password (`reset`), once, until it expires.
struct Invitation {
  std::string token_hash;  ///< BLAKE2b-256 of the token, hex
  std::string purpose = "invitation";
  std::string account;  ///< the account that is made or reset
  std::string name;     ///< of the account to make; empty for a reset
  std::string role;
  std::vector<std::string> territories;
  Instant expires_at = 0;

  friend bool operator==(const Invitation&, const Invitation&) = default;
};

/// What is to be remembered of something that concerns security. Never a password, token, code or answer.
struct AuditEvent {
  Instant at = 0;
  std::string actor;    ///< the id of an account; `console`, or empty for a stranger
  std::string action;   ///< `sign-in`, `invite`, `change-role` …
  std::string subject;  ///< what it was done to
  std::string outcome = "done";
  std::string peer;  ///< the address it came from
};

/// An event in the log, chained to the one before by hash.
struct AuditEntry {
  std::int64_t place = 0;  ///< from 1, without gaps
  AuditEvent event;
  std::string hash;  ///< BLAKE2b-256 over the hash before and all fields, hex
};

}  // namespace zubia
