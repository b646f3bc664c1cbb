#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/account.hpp"
#include "programme/organisation.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// What one organisation is now. The document is the record as JSON; contacts are not in it.
struct StoredOrganisation {
  std::string id;
  std::int64_t number = 0;  ///< of its version, from 1
  std::string document;     ///< empty: it is there no longer, because the import that brought it was undone

  friend bool operator==(const StoredOrganisation&, const StoredOrganisation&) = default;
};

struct OrganisationVersion {
  std::int64_t number = 0;
  std::string document;
  Instant at = 0;
  std::string account;  ///< empty: somebody who is not known any more, or the terminal
  std::string cause;    ///< `typed`, `own` (a representative), `import:ID`, `undo:ID`, `merge:ID`, `separate:ID`

  friend bool operator==(const OrganisationVersion&, const OrganisationVersion&) = default;
};

/// The next version of an organisation, or the first one of a new one.
struct OrganisationChange {
  std::string id;
  std::string document;
  std::vector<OrganisationIdentifier> identifiers;  ///< those of the document
  std::int64_t number_seen = 0;                     ///< the version it was made from; 0: it is new
};

/// Who changes what, why and when.
struct ChangeNote {
  Instant at = 0;
  std::string account;
  std::string cause;
};

/// A file of organisations that was taken in.
struct OrganisationImport {
  std::string id;  ///< the fingerprint of the file and of how it was read
  std::string file_name;
  Instant at = 0;
  std::string account;
  std::optional<Instant> undone_at = {};

  friend bool operator==(const OrganisationImport&, const OrganisationImport&) = default;
};

struct UndoneImport {
  std::int64_t undone = 0;
  std::int64_t left = 0;  ///< changed since the import

  friend bool operator==(const UndoneImport&, const UndoneImport&) = default;
};

/// The identifiers that stand in a document.
using IdentifiersOf = std::function<std::vector<OrganisationIdentifier>(const std::string& document)>;

/// The organisations of a programme. Every version is kept, so that each change can be seen and taken back. Any thread
/// may call.
class OrganisationStore {
 public:
  explicit OrganisationStore(ProgrammeStore& programme);

  /// Stores all of these changes, or none. Refused: `changed-meanwhile` where one was changed since it was seen.
  Result<void> change(std::span<const OrganisationChange> changes, const ChangeNote& note);

  /// Stores a decision on organisations together with the changes that follow from it, or nothing. A key that was used
  /// before gives the receipt of then, and nothing changes.
  Result<Receipt> decide(const Decision& decision, const std::string& idempotency_key,
                         std::span<const OrganisationChange> changes, const ChangeNote& note);

  /// Those that are there, in the order in which they came.
  Result<std::vector<StoredOrganisation>> all();
  Result<std::optional<StoredOrganisation>> find(const std::string& id);
  /// The newest first.
  Result<std::vector<OrganisationVersion>> history(const std::string& id);
  /// The ids of those with this number, in the order in which they came.
  Result<std::vector<std::string>> with_identifier(const OrganisationIdentifier& identifier);

  /// Takes a file in with all its changes, or nothing. One whose id is there, and was not undone, changes nothing.
  Result<Receipt> add_import(const OrganisationImport& import, std::span<const OrganisationChange> changes);
  Result<std::vector<OrganisationImport>> imports();

  /// Gives back the organisations of an import what they were before it; those it brought go. Those that somebody
  /// changed since stay as they are. Refused: `unknown-import`, `undone-already`.
  Result<UndoneImport> undo_import(const std::string& import, const ChangeNote& note,
                                   const IdentifiersOf& identifiers_of);

  /// Adds a contact of an organisation, or replaces the one of the same id. Refused: `unknown-organisation`.
  Result<void> put_contact(const std::string& organisation, const Contact& contact, Instant now);
  /// By name.
  Result<std::vector<Contact>> contacts_of(const std::string& organisation);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
