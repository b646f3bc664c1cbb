#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/interview.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// What becomes of the passages of notes that were edited.
struct PassagesAfterEdit {
  std::vector<CodedPassage> kept;      ///< with their new places
  std::vector<CodedPassage> vanished;  ///< they go
};
using MovePassages = std::function<PassagesAfterEdit(const std::string& notes_before, const std::string& notes_after,
                                                     std::vector<CodedPassage> passages)>;

struct SavedInterview {
  Interview interview;
  std::vector<CodedPassage> vanished;
};

/// Interviews, what was noted of them, and the passages that have a code. Any thread may call.
class InterviewStore {
 public:
  explicit InterviewStore(ProgrammeStore& programme);

  /// Stores an interview in the place of the one of that revision, or a new one (`revision_seen` 0); its passages move
  /// in the same change, so that none is given to a text that it does not belong to. Who began it, and when it goes,
  /// stays. Refused, with nothing changed: `unknown-organisation`, `unknown-interview`, `changed-meanwhile` (who,
  /// when).
  Result<SavedInterview> save(Interview interview, std::int64_t revision_seen, const MovePassages& move);

  /// Removes it with its passages. Refused: `unknown-interview`, `changed-meanwhile`.
  Result<void> remove(const std::string& interview, std::int64_t revision_seen);

  /// The latest first.
  Result<std::vector<Interview>> interviews();
  Result<std::optional<Interview>> interview(const std::string& id);

  /// Gives a code to a passage of the notes of that revision. Refused: `unknown-interview`, `unknown-interview-code`,
  /// `changed-meanwhile`, and `coded-already` where this very passage has the code.
  Result<void> add_passage(const CodedPassage& passage, std::int64_t revision_seen);
  /// Refused: `unknown-passage`.
  Result<void> remove_passage(const std::string& passage);

  /// By interview, then by place.
  Result<std::vector<CodedPassage>> passages();
  Result<std::vector<CodedPassage>> passages_of(const std::string& interview);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
