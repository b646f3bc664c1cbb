#include "engine/meetings/standing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace zubia::meetings {
namespace {

constexpr double share_worth_telling = 0.005;

std::string gap_in_percent(std::int64_t value, std::int64_t bound) {
  if (value == bound) return "0";
  const double share = static_cast<double>(bound - value) / std::abs(static_cast<double>(bound));
  std::array<char, 32> written{};
  constexpr int digits = 3;
  const auto end = std::to_chars(written.begin(), written.end(), 100.0 * share, std::chars_format::general, digits).ptr;
  return {written.begin(), end};
}

}  // namespace

void Standing::found(std::int64_t value) {
  const std::lock_guard lock(one_at_a_time_);
  if (value_ && *value_ >= value) return;
  value_ = value;
  tell();
}

void Standing::proved(std::int64_t bound) {
  const std::lock_guard lock(one_at_a_time_);
  if (bound_ && *bound_ <= bound) return;
  bound_ = bound;
  tell();
}

void Standing::reached(double share) {
  const std::lock_guard lock(one_at_a_time_);
  if (share < share_ + share_worth_telling) return;
  share_ = std::min(share, 1.0);
  tell();
}

void Standing::tell() {
  std::string where = "selecting";
  if (value_) where = "value " + std::to_string(*value_);
  if (bound_) where += ", at most " + std::to_string(*bound_);
  if (value_ && bound_ && *bound_ != 0) where += ", gap " + gap_in_percent(*value_, *bound_) + " %";
  progress_.report(where, share_);
}

}  // namespace zubia::meetings
