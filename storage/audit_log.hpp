#pragma once

#include <functional>
#include <string>

#include "engine/base/result.hpp"
#include "programme/account.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

/// Appends an event to the log, inside a change of the writer. Texts are kept to 200 printable ASCII characters;
/// everything else is written as `\x1b`, so no line break and no escape sequence reaches a terminal or another line.
Result<void> append_audit_entry(Connection& connection, const AuditEvent& event);

/// The entries in their order.
Result<void> each_audit_entry(Connection& connection, const std::function<void(const AuditEntry&)>& visit);

/// The `count` entries before a place, the newest first.
Result<void> each_audit_entry_before(Connection& connection, std::int64_t place, std::int64_t count,
                                     const std::function<void(const AuditEntry&)>& visit);

/// The last entry. Refused where the chain does not hold: `audit-log-tampered`, `where.line` is the first place at
/// which it breaks.
Result<AuditEntry> verify_audit_chain(Connection& connection);

}  // namespace zubia::storage
