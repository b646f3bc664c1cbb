#pragma once

#include <functional>
#include <memory>

#include "engine/base/result.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

class Connection;

/// The writer and the reader of a programme, for the stores of its parts: `programme_store.hpp` need not know them.
/// Keeps the programme open.
class ProgrammeAccess {
 public:
  explicit ProgrammeAccess(ProgrammeStore& programme) : programme_(programme.shared_from_this()) {}

  /// One change, or nothing. Refused: `read-only-file`, and what the change refuses.
  Result<void> write(Areas areas, const std::function<Result<void>(Connection&)>& change) {
    return programme_->write(areas, change);
  }
  Result<void> write(const std::function<Result<void>(Connection&)>& change) { return write({Area::people}, change); }

  /// Something outside any transaction, between two writes.
  Result<void> run_alone(const std::function<Result<void>(Connection&)>& what) { return programme_->run_alone(what); }

  /// What was read of an area is known to the programme, which may be one that remembers.
  Result<void> read(Area area, const std::function<Result<void>(Connection&)>& question) {
    return programme_->read(area, question);
  }
  Result<void> read(const std::function<Result<void>(Connection&)>& question) { return read(Area::people, question); }

 private:
  std::shared_ptr<ProgrammeStore> programme_;
};

}  // namespace zubia::storage
