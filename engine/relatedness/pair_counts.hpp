#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zubia {

/// How many bits are set.
std::size_t count_bits(std::span<const std::uint64_t> words);

/// Counts in how many territories two activities are together, for many pairs at a time, from the bits of each activity
/// (`words` per activity, as `PresenceTable::by_activity` gives them).
class PairCounter {
 public:
  PairCounter(std::vector<std::uint64_t> by_activity, std::size_t words);

  /// The counts of the activities `first` … `last` − 1 (a row each, `width()` places long) with those from `from` on;
  /// the places of those before are left as they are, save for up to 31 of them.
  void count(std::size_t first, std::size_t last, std::size_t from, std::span<std::uint32_t> rows) const;

  /// The number of activities, rounded up to whole blocks; the places beyond the last activity count 0.
  std::size_t width() const { return width_; }

  std::span<const std::uint64_t> bits_of(std::size_t activity) const {
    return {bits_.data() + activity * words_, words_};
  }

 private:
  std::size_t words_;
  std::size_t width_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint64_t>
      blocks_;  // of activities side by side, word by word: a plain loop over neighbours counts them
};

}  // namespace zubia
