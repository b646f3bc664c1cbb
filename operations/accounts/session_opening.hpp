#pragma once

#include <string>

#include "operations/accounts/account_rules.hpp"

namespace zubia::operations {

/// A session with a new token that is not stored yet. `began_at` is the moment of signing in, from which its absolute
/// end counts.
OpenedSession new_session(const AccountDesk& desk, const Account& account, Instant began_at);

/// An event of now.
AuditEvent audit_event(const AccountDesk& desk, const std::string& actor, const std::string& action,
                       const std::string& subject);

}  // namespace zubia::operations
