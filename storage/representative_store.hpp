#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/representative.hpp"
#include "storage/connection.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// The table of who speaks for whom, a part of version 8 of the schema.
const std::vector<Sql>& representative_tables();

/// Which accounts speak for which organisations. An account speaks for one at most; an organisation may have several
/// that do. Every change is stored together with its entry in the audit log. Any thread may call.
class RepresentativeStore {
 public:
  explicit RepresentativeStore(ProgrammeStore& programme);

  /// Lets an account speak for an organisation; one that does already does so since it began. Refused:
  /// `unknown-account`, `unknown-organisation`, and `represents-another` where it speaks for another one.
  Result<void> put(const Representative& representative, const AuditEvent& event);

  /// Refused: `no-such-representative`.
  Result<void> end(const std::string& account, const std::string& organisation, const AuditEvent& event);

  Result<std::optional<Representative>> of_account(const std::string& account);
  /// By organisation, then the longest first.
  Result<std::vector<Representative>> all();

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
