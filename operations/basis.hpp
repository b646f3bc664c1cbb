#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "operations/any_operation.hpp"

namespace zubia::operations {

struct WatchedReply;

/// What a reply stands on: the parts of the programme that were read for it, and how they were then.
class Basis {
 public:
  /// How the programme is now. Nothing where others may change it without our noticing.
  static std::optional<Basis> now(const storage::ProgrammeStore& programme);

  Basis();
  ~Basis();
  Basis(const Basis& other);
  Basis& operator=(const Basis& other);

  /// Whether nothing that was read has changed up to `now`, or is as of later.
  bool holds_at(const Basis& now) const;

  /// What is said of people depends on who asks and when, and is not kept.
  bool may_be_kept() const;

 private:
  friend WatchedReply run_watched(const AnyOperation& operation, const nlohmann::json& fields,
                                  storage::ProgrammeStore& programme, const Work& work, const OutputOptions& output);
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

struct WatchedReply {
  Result<WrittenReply> reply;
  Basis basis;
};

/// Runs an operation and notes what its reply stands on.
WatchedReply run_watched(const AnyOperation& operation, const nlohmann::json& fields,
                         storage::ProgrammeStore& programme, const Work& work, const OutputOptions& output);

}  // namespace zubia::operations
