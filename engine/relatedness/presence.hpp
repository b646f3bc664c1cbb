#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/sparse_table.hpp"

namespace zubia {

/// Which activities each territory has: one bit a cell, 64 to a word, row by row; spare bits of a row are 0.
class PresenceTable {
 public:
  PresenceTable() = default;
  PresenceTable(LabelIndex<Territory> territories, LabelIndex<Activity> activities);

  const LabelIndex<Territory>& territories() const { return territories_; }
  const LabelIndex<Activity>& activities() const { return activities_; }

  bool operator()(std::size_t territory, std::size_t activity) const {
    return ((words_[territory * row_words_ + activity / 64] >> (activity % 64)) & 1U) != 0;
  }
  void set(std::size_t territory, std::size_t activity, bool present = true);

  /// Sets 64 activities of a territory at once, the first in the lowest bit.
  void set_word(std::size_t territory, std::size_t word, std::uint64_t bits) {
    words_[territory * row_words_ + word] = bits;
  }

  std::span<const std::uint64_t> row(std::size_t territory) const {
    return {words_.data() + territory * row_words_, row_words_};
  }

  std::vector<std::size_t> diversity() const;  ///< k_r: activities present in each territory
  std::vector<std::size_t> ubiquity() const;   ///< k_i: territories that have each activity

  /// The activities of each territory, ascending, one territory after the other.
  struct Lists {
    std::vector<std::size_t> starts;  ///< territories + 1 entries
    std::vector<std::uint32_t> activities;

    std::span<const std::uint32_t> of(std::size_t territory) const {
      return {activities.data() + starts[territory], starts[territory + 1] - starts[territory]};
    }
  };
  Lists lists() const;

  /// The bits turned: one row of territories per activity, `territory_words()` words each.
  std::vector<std::uint64_t> by_activity() const;
  std::size_t territory_words() const { return (territories_.size() + 63) / 64; }

  friend bool operator==(const PresenceTable&, const PresenceTable&) = default;

 private:
  LabelIndex<Territory> territories_;
  LabelIndex<Activity> activities_;
  std::size_t row_words_ = 0;
  std::vector<std::uint64_t> words_;
};

/// Present where the location quotient reaches `threshold` (≥, not >). An undefined quotient is not presence.
PresenceTable presence(const TerritoryActivityTable& location_quotients, double threshold = 1.0);

/// The same straight from amounts that are mostly zeros.
PresenceTable presence(const SparseTerritoryActivityTable& employment, double threshold = 1.0);

}  // namespace zubia
