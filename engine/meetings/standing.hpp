#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include "engine/base/progress.hpp"

namespace zubia::meetings {

/// Where a search for value stands: the most value found and the smallest bound proven so far. Whoever listens to the
/// progress hears "value 29690, at most 29695, gap 0.02 %" each time one of them is better. Any thread may tell it.
class Standing {
 public:
  explicit Standing(const Progress& progress) : progress_(progress) {}

  /// An allowed plan of this value was found.
  void found(std::int64_t value);
  /// No plan has more value than this.
  void proved(std::int64_t bound);
  /// So much of the work is done; never less than was said before.
  void reached(double share);

  const Progress& progress() const { return progress_; }

 private:
  void tell();

  Progress progress_;
  std::mutex one_at_a_time_;
  std::optional<std::int64_t> value_;
  std::optional<std::int64_t> bound_;
  double share_ = 0;
};

}  // namespace zubia::meetings
