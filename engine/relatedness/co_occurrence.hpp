#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/relatedness/pair_counts.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// In how many territories each pair of activities is present together: C_ij = Σ_r M_ri M_rj, the diagonal left at 0.
ActivityMatrix co_occurrence(const PresenceTable& presence, Parallelism parallelism = {});

/// Counts the co-occurrences of some activities after others, by whichever of two exact ways is less work: bits of
/// pairs, or lists of present activities. The diagonal holds the ubiquity.
class CoOccurrenceCounter {
 public:
  explicit CoOccurrenceCounter(const PresenceTable& presence);

  /// C_ij for the activities `first` … `last` − 1, a row of `width()` places each, and every `j`.
  void count(std::size_t first, std::size_t last, std::span<std::uint32_t> rows) const;

  std::size_t width() const { return pairs_.width(); }
  const std::vector<std::uint32_t>& ubiquity() const { return ubiquity_; }

 private:
  PairCounter pairs_;
  std::vector<std::uint32_t> ubiquity_;
  bool by_lists_;
  PresenceTable::Lists lists_;  // of activities, per territory
};

}  // namespace zubia
