#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

#include "engine/base/result.hpp"

namespace zubia::operations {

class Directory;

/// The directory as it was made ready last, for as long as the organisations are the same. Who asks for it while it is
/// made waits. Any thread may call.
class DirectoryShelf {
 public:
  using Kept = std::shared_ptr<const Directory>;

  /// `revision` is that of the organisations before anything was read.
  Result<Kept> find_or_make(std::uint64_t revision, const std::function<Result<Kept>()>& make);

 private:
  std::mutex making_;
  Kept kept_;
  std::uint64_t revision_ = 0;
};

}  // namespace zubia::operations
