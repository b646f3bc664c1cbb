#include "operations/basis.hpp"

#include <utility>

#include "storage/programme_store.hpp"

namespace zubia::operations {

struct Basis::Parts {
  storage::Revision revision = {};
  storage::Areas areas = {};
};

Basis::Basis() : parts_(std::make_unique<Parts>()) {}
Basis::~Basis() = default;
Basis::Basis(const Basis& other) : parts_(std::make_unique<Parts>(*other.parts_)) {}
Basis& Basis::operator=(const Basis& other) {
  if (this != &other) *parts_ = *other.parts_;
  return *this;
}

std::optional<Basis> Basis::now(const storage::ProgrammeStore& programme) {
  const auto revision = programme.revision();
  if (!revision) return std::nullopt;
  Basis basis;
  basis.parts_->revision = *revision;
  return basis;
}

bool Basis::holds_at(const Basis& now) const {
  return parts_->areas.is_as_late(parts_->revision, now.parts_->revision);
}

bool Basis::may_be_kept() const { return !parts_->areas.contains(storage::Area::people); }

WatchedReply run_watched(const AnyOperation& operation, const nlohmann::json& fields,
                         storage::ProgrammeStore& programme, const Work& work, const OutputOptions& output) {
  // First of all: what is written from here on makes the basis too old, never too new.
  const auto before = programme.revision();
  const auto watched = programme.watched();
  WatchedReply answered{operation.run(fields, watched.get(), work, output), {}};
  if (before) answered.basis.parts_->revision = *before;
  answered.basis.parts_->areas = watched->areas_read();
  // Without a revision nothing can be said of what was read.
  if (!before) answered.basis.parts_->areas.add(storage::Area::people);
  return answered;
}

}  // namespace zubia::operations
