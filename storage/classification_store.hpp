#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/classification.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// The classifications of a programme with their labels. Any thread may call.
class ClassificationStore {
 public:
  explicit ClassificationStore(ProgrammeStore& programme);

  /// Stores a classification with all its codes in the place of the one of the same id, or nothing. `fingerprint_seen`
  /// is that of the one it was made from, empty where there was none. Refused: `changed-meanwhile` where it is another
  /// one now.
  Result<void> put(const Classification& classification, std::span<const ClassificationCode> codes,
                   const std::string& fingerprint_seen);

  /// By id.
  Result<std::vector<Classification>> classifications();

  /// The classification of that id; nothing where there is none.
  Result<std::optional<Classification>> classification(const std::string& id);

  /// Its codes with their labels, in the order in which they were given.
  Result<std::vector<ClassificationCode>> codes(const std::string& id);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
