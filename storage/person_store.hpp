#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/account.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// What one table holds of a person.
struct PersonRows {
  std::string_view table;
  std::string_view purpose;
  std::string_view stays_because;  ///< the key of why erasure leaves it; empty where it goes
  std::vector<std::string_view> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// How many rows of a table.
struct RowCount {
  std::string_view table;
  std::int64_t rows = 0;

  friend bool operator==(const RowCount&, const RowCount&) = default;
};

/// What the programme holds of persons, as the data catalogue says. A person is named by a random id, that of an
/// account for one. Any thread may call.
class PersonStore {
 public:
  explicit PersonStore(ProgrammeStore& programme);

  /// Everything of one person, by table. Refused where there is nothing: `unknown-person`.
  Result<std::vector<PersonRows>> rows_of(const std::string& person);

  /// Removes a person from every table, or from none; then from the files beside the programme. How many rows that
  /// concerned. Refused: `unknown-person`, `last-owner`.
  Result<std::vector<RowCount>> erase(const std::string& person, const AuditEvent& event);

  /// What is kept longer than the catalogue allows at this moment.
  Result<std::vector<RowCount>> due(Instant now);

  /// Removes it, and says how much that was.
  Result<std::vector<RowCount>> remove_due(Instant now, const AuditEvent& event);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
