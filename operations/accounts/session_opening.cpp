#include "operations/accounts/session_opening.hpp"

#include "storage/fingerprint.hpp"

namespace zubia::operations {

OpenedSession new_session(const AccountDesk& desk, const Account& account, Instant began_at) {
  OpenedSession opened{new_token(), {}, account};
  opened.session = {.token_hash = token_hash(opened.token),
                    .id = storage::random_id(),
                    .account = account.id,
                    .created_at = began_at,
                    .last_seen_at = desk.clock(),
                    .ends_at = began_at + session_seconds_max,
                    .second_factor = is_staff(account.role) ? "due" : "none"};
  return opened;
}

AuditEvent audit_event(const AccountDesk& desk, const std::string& actor, const std::string& action,
                       const std::string& subject) {
  return {.at = desk.clock(), .actor = actor, .action = action, .subject = subject, .outcome = "done", .peer = {}};
}

}  // namespace zubia::operations
