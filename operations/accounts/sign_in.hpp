#pragma once

#include <string>
#include <vector>

#include "operations/accounts/account_rules.hpp"

namespace zubia::operations {

/// What somebody types to come in, and the address it came from.
struct SignIn {
  std::string name;
  std::string password;
  std::string peer;
};

/// Opens a session with a new token. Staff must pass the second factor before the session may do anything else.
///
/// An unknown name, a wrong password and a disabled account take the same time and get the same answer
/// (`wrong-name-or-password`). Refused too: `too-many-attempts`, `too-busy`.
Result<OpenedSession> sign_in(const AccountDesk& desk, const SignIn& attempt);

/// The session of a token and its account as they are now. Refused: unknown, ended, idle for too long, of a disabled
/// account (all `sign-in-wanted`).
Result<OpenedSession> session_of(const AccountDesk& desk, const std::string& token);

/// The same, without taking note that the account was seen; for asking on behalf of a page that only waits.
Result<OpenedSession> unseen_session_of(const AccountDesk& desk, const std::string& token);

/// As `session_of`, and refused where a second factor is due (`second-factor-due`). Every route asks this one but those
/// that pass or set up the second factor and sign out.
Result<OpenedSession> full_session_of(const AccountDesk& desk, const std::string& token);

/// Whether staff have not passed the second factor yet.
bool is_second_factor_due(const OpenedSession& opened);

Result<void> sign_out(const AccountDesk& desk, const std::string& token);

/// The sessions of the account of this token.
Result<std::vector<Session>> own_sessions(const AccountDesk& desk, const std::string& token);

/// Ends one of them, by its id. Refused: `not-found`, also for a session of somebody else.
Result<void> end_own_session(const AccountDesk& desk, const std::string& token, const std::string& session);

/// Ends every session of the account of this token, this one too.
Result<void> sign_out_everywhere(const AccountDesk& desk, const std::string& token);

/// What changing one's own password takes.
struct PasswordChange {
  std::string token;
  std::string old_password;
  std::string new_password;
  std::string peer;
};

/// Ends all sessions of the account; this one goes on under a new token. Refused: `wrong-password`, and as
/// `check_password`.
Result<OpenedSession> change_password(const AccountDesk& desk, const PasswordChange& change);

}  // namespace zubia::operations
