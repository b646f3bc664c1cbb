#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>

namespace zubia::load {

/// How long requests took, in buckets that grow with what they hold: each is at most 1/128 of its times wide, so a
/// quantile is off by less than 1 %, from a microsecond to eighteen minutes, in 13 kB.
class Histogram {
 public:
  void add(std::chrono::microseconds time) {
    const auto value = static_cast<std::uint64_t>(std::clamp<std::int64_t>(time.count(), 0, largest));
    ++counts_[bucket_of(value)];
    ++count_;
    max_ = std::max(max_, value);
  }

  std::uint64_t count() const { return count_; }

  /// The time within which that share of the requests was answered, in milliseconds; 0 where there were none.
  double milliseconds_within(double share) const {
    if (count_ == 0) return 0;
    const double wanted = share * static_cast<double>(count_);
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < counts_.size(); ++bucket) {
      seen += counts_[bucket];
      // The end of the bucket, never below what was measured.
      if (seen > 0 && static_cast<double>(seen) >= wanted)
        return static_cast<double>(std::min(end_of(bucket), max_)) / 1000;
    }
    return max_milliseconds();
  }

  double max_milliseconds() const { return static_cast<double>(max_) / 1000; }

 private:
  static constexpr std::int64_t largest = (std::int64_t{1} << 30) - 1;
  static constexpr std::size_t steps = 128;

  /// Up to 255 each microsecond has its own; beyond, each doubling is divided into 128.
  static std::size_t bucket_of(std::uint64_t value) {
    if (value < 2 * steps) return value;
    const auto doublings = static_cast<std::size_t>(std::bit_width(value)) - 8;
    return steps * doublings + (value >> doublings);
  }

  static std::uint64_t end_of(std::size_t bucket) {
    if (bucket < 2 * steps) return bucket;
    const std::size_t doublings = bucket / steps - 1;
    return ((bucket - steps * doublings + 1) << doublings) - 1;
  }

  std::array<std::uint32_t, 24 * steps> counts_ = {};
  std::uint64_t count_ = 0;
  std::uint64_t max_ = 0;
};

}  // namespace zubia::load
