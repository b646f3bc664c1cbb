#include "storage/write_keys.hpp"

#include "storage/connection.hpp"
#include "storage/programme_access.hpp"

namespace zubia::storage {

Problem key_used() {
  return {"key-used",
          "Something else was written under this key before.",
          {.field = "idempotency_key"},
          "Send it again under a new key."};
}

Result<std::optional<Decision>> decision_under(ProgrammeStore& programme, const std::string& idempotency_key) {
  std::optional<Decision> found;
  const auto done = ProgrammeAccess(programme).read(Area::records, [&](Connection& connection) {
    const Value key[] = {idempotency_key};
    return connection.query(
        "SELECT decision.id, subject, outcome, reason, decided_by, decided_at, evidence_hash, evidence, account "
        "FROM receipt JOIN decision ON decision.id = receipt.id WHERE idempotency_key = $1",
        key, [&](const Row& row) {
          found = {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                   row.text(5), row.text(6), row.text(7), row.text(8)};
        });
  });
  if (!done) return refuse(done.error());
  return found;
}

}  // namespace zubia::storage
