#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/interview.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// The codes that passages of interviews are given, and the guides that interviews go by. Any thread may call.
class CodebookStore {
 public:
  explicit CodebookStore(ProgrammeStore& programme);

  /// Adds a code (`revision_seen` 0), or changes the one of that revision; gives what was stored. Refused, with nothing
  /// changed: `code-exists`, `unknown-interview-code` (also its parent), `code-inside-itself`, `changed-meanwhile`.
  Result<InterviewCode> put_code(InterviewCode code, std::int64_t revision_seen);

  /// Refused: `unknown-interview-code`, and `code-in-use` where passages have it or codes stand below it.
  Result<void> remove_code(const std::string& code);

  /// Gives the passages of a code, and the codes below it, to another one; then it goes. A passage that has the other
  /// code already goes too. Gives how many passages changed. Refused: `unknown-interview-code`, `code-inside-itself`.
  Result<std::int64_t> merge_code(const std::string& code, const std::string& into);

  /// In the order in which they came.
  Result<std::vector<InterviewCode>> codes();

  /// Adds a guide (`revision_seen` 0), or changes the one of that revision. Refused: `changed-meanwhile`.
  Result<StoredGuide> put_guide(StoredGuide guide, std::int64_t revision_seen);
  /// By name.
  Result<std::vector<StoredGuide>> guides();

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
