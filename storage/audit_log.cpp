#include "storage/audit_log.hpp"

#include <fmt/format.h>
#include <optional>

#include "storage/fingerprint.hpp"

namespace zubia::storage {

namespace {

std::string harmless(const std::string& text) {
  constexpr std::size_t characters_max = 200;
  std::string safe;
  for (const char c : text) {
    if (safe.size() >= characters_max) return safe + "...";
    if (c >= ' ' && c <= '~' && c != '\\')
      safe += c;
    else
      safe += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return safe;
}

/// Each field goes in with its length, so that no text can pass for two.
std::string hash_of(const AuditEntry& entry, const std::string& hash_before) {
  const AuditEvent& event = entry.event;
  std::string bytes = fmt::format("{}:{}:{}", hash_before, entry.place, event.at);
  for (const std::string* field : {&event.actor, &event.action, &event.subject, &event.outcome, &event.peer})
    bytes += fmt::format(":{}:{}", field->size(), *field);
  return fingerprint(bytes);
}

AuditEntry entry_of(const Row& row) {
  return {
      row.integer(0), {row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)}, row.text(7)};
}

Problem tampered(std::int64_t place, const std::string& what) {
  return {"audit-log-tampered",
          fmt::format("Entry {} of the audit log {}.", place, what),
          {.line = static_cast<std::size_t>(place)},
          "Keep a copy of the programme as it is, and compare it with the last backup."};
}

}  // namespace

Result<void> append_audit_entry(Connection& connection, const AuditEvent& event) {
  AuditEntry head;
  auto done = connection.query("SELECT place, hash FROM audit_head", {}, [&](const Row& row) {
    head.place = row.integer(0);
    head.hash = row.text(1);
  });
  if (!done) return done;
  AuditEntry entry{head.place + 1,
                   {event.at, harmless(event.actor), harmless(event.action), harmless(event.subject),
                    harmless(event.outcome), harmless(event.peer)},
                   {}};
  entry.hash = hash_of(entry, head.hash);
  const Value values[] = {entry.place,         entry.event.at,      entry.event.actor, entry.event.action,
                          entry.event.subject, entry.event.outcome, entry.event.peer,  entry.hash};
  done = connection.execute(
      "INSERT INTO audit_entry (place, at, actor, action, subject, outcome, peer, hash) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      values);
  const Value new_head[] = {entry.place, entry.hash};
  if (!done) return done;
  return connection.execute(
      "INSERT INTO audit_head (id, place, hash) VALUES (1, $1, $2) "
      "ON CONFLICT (id) DO UPDATE SET place = excluded.place, hash = excluded.hash",
      new_head);
}

Result<void> each_audit_entry(Connection& connection, const std::function<void(const AuditEntry&)>& visit) {
  return connection.query(
      "SELECT place, at, actor, action, subject, outcome, peer, hash FROM audit_entry ORDER BY place", {},
      [&](const Row& row) { visit(entry_of(row)); });
}

Result<void> each_audit_entry_before(Connection& connection, std::int64_t place, std::int64_t count,
                                     const std::function<void(const AuditEntry&)>& visit) {
  const Value values[] = {place, count};
  return connection.query(
      "SELECT place, at, actor, action, subject, outcome, peer, hash FROM audit_entry WHERE place < $1 "
      "ORDER BY place DESC LIMIT $2",
      values, [&](const Row& row) { visit(entry_of(row)); });
}

Result<AuditEntry> verify_audit_chain(Connection& connection) {
  // The head first: an entry that is appended between the two questions is no damage.
  AuditEntry head;
  auto asked = connection.query("SELECT place, hash FROM audit_head", {}, [&](const Row& row) {
    head.place = row.integer(0);
    head.hash = row.text(1);
  });
  if (!asked) return refuse(asked.error());
  AuditEntry last;
  std::string hash_at_head;
  std::optional<Problem> broken;
  asked = each_audit_entry(connection, [&](const AuditEntry& entry) {
    if (!broken && entry.place != last.place + 1) broken = tampered(last.place + 1, "is missing");
    if (!broken && entry.hash != hash_of(entry, last.hash)) broken = tampered(entry.place, "was changed or moved");
    last = entry;
    if (entry.place == head.place) hash_at_head = entry.hash;
  });
  if (!asked) return refuse(asked.error());
  if (broken) return refuse(*broken);
  if (last.place < head.place) return refuse(tampered(last.place + 1, "is missing"));
  if (hash_at_head != head.hash) return refuse(tampered(head.place, "is not the one that was written last"));
  return last;
}

}  // namespace zubia::storage
