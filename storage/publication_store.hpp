#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/publication.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// What is published of answers: the plan of each version of a questionnaire, its releases, and the ledger that they
/// are judged by. Any thread may call.
class PublicationStore {
 public:
  explicit PublicationStore(ProgrammeStore& programme) : programme_(programme) {}

  /// Declares a plan in the place of the one that there is. Refused: `unknown-questionnaire` (no such version), and
  /// `plan-settled`, also where all answers were withdrawn.
  Result<void> declare(const PublicationPlan& plan);
  Result<std::optional<PublicationPlan>> plan(const std::string& questionnaire, int version);

  /// Whether somebody has answered the version: its plan stays what it is.
  Result<bool> is_settled(const std::string& questionnaire, int version);

  /// Stores a release, the ledger that it leaves and that its key was used, or nothing. Refused: `key-used` (see
  /// `release_under`), `released-meanwhile` (its number is not the next one), `answers-changed-meanwhile` (a respondent
  /// of the ledger has withdrawn since it was read).
  Result<void> add_release(const PublishedRelease& release, const PublicationLedger& ledger,
                           const std::string& idempotency_key);

  /// The release that was stored under a key; nothing where nothing was. Refused: `key-used`, where it was something
  /// else than a release of this version.
  Result<std::optional<PublishedRelease>> release_under(const std::string& idempotency_key,
                                                        const std::string& questionnaire, int version);

  /// Of all versions of a questionnaire, by version and number.
  Result<std::vector<PublishedRelease>> releases(const std::string& questionnaire);

  /// The last one of a version; nothing where there is none.
  Result<std::optional<PublishedRelease>> latest_release(const std::string& questionnaire, int version);

  Result<std::optional<PublicationLedger>> ledger(const std::string& questionnaire, int version);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
