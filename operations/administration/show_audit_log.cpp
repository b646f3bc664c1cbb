#include "operations/administration/show_audit_log.hpp"

#include <limits>
#include <map>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "storage/account_store.hpp"

namespace zubia::operations {

Result<ShowAuditLog::Reply> ShowAuditLog::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work&) const {
  storage::AccountStore accounts(programme);
  const auto known = accounts.accounts();
  if (!known) return refuse(known.error());
  std::map<std::string, std::string> names{{"console", "console"}};
  for (const Account& account : *known) names[account.id] = account.name;
  constexpr auto beyond_all = std::numeric_limits<std::int64_t>::max();
  const auto entries = accounts.audit_log_before(request.before == 0 ? beyond_all : request.before, request.count);
  if (!entries) return refuse(entries.error());
  Reply reply{true, std::nullopt, {}};
  for (const AuditEntry& entry : *entries) {
    const auto name = names.find(entry.event.actor);
    reply.entries.push_back({entry.place, moment_text(entry.event.at), entry.event.actor,
                             name == names.end() ? "" : name->second, entry.event.action, entry.event.subject,
                             entry.event.outcome, entry.event.peer});
  }
  const auto head = accounts.verify_audit_log();
  if (head) return reply;
  if (head.error().code != "audit-log-tampered") return refuse(head.error());
  reply.is_sound = false;
  reply.broken_at = static_cast<std::int64_t>(head.error().where.line);
  return reply;
}

template AnyOperation erase<ShowAuditLog>();

}  // namespace zubia::operations
