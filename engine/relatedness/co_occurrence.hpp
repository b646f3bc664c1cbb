#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// In how many territories each pair of activities is present together: C_ij = Σ_r M_ri M_rj, the diagonal left at 0.
ActivityMatrix co_occurrence(const PresenceTable& presence, Parallelism parallelism = {});

/// Counts the co-occurrences of one activity after the other, by whichever of two exact ways is less work: bits of
/// pairs, or lists of present activities. The diagonal holds the ubiquity.
class CoOccurrenceCounter {
 public:
  explicit CoOccurrenceCounter(const PresenceTable& presence);

  /// C_ij for the activity `i` and every `j`. `counts` has one place per activity.
  void count(std::size_t i, std::span<std::uint32_t> counts) const;

  const std::vector<std::uint32_t>& ubiquity() const { return ubiquity_; }

 private:
  std::size_t activities_;
  std::size_t words_;
  bool by_lists_;
  std::vector<std::uint64_t> bits_;         // of the territories, per activity
  std::vector<std::uint64_t> by_word_;      // the same, word by word
  PresenceTable::Lists lists_;              // of activities, per territory
  std::vector<std::size_t> holder_starts_;  // of territories, per activity
  std::vector<std::uint32_t> holders_;
  std::vector<std::uint32_t> ubiquity_;
};

}  // namespace zubia
