#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// The territories and activities that are not empty, and who has what, as lists from both sides.
struct PresenceNetwork {
  std::vector<std::size_t> territories;  ///< their places in the presence table
  std::vector<std::size_t> activities;
  std::vector<std::size_t> territory_starts;  ///< into `held`
  std::vector<std::uint32_t> held;            ///< activities, numbered as in `activities`
  std::vector<std::size_t> activity_starts;   ///< into `holders`
  std::vector<std::uint32_t> holders;         ///< territories, numbered as in `territories`

  explicit PresenceNetwork(const PresenceTable& presence);

  std::span<const std::uint32_t> held_by(std::size_t territory) const {
    return {held.data() + territory_starts[territory], territory_starts[territory + 1] - territory_starts[territory]};
  }
  std::span<const std::uint32_t> holders_of(std::size_t activity) const {
    return {holders.data() + activity_starts[activity], activity_starts[activity + 1] - activity_starts[activity]};
  }

  /// How many connected parts it has.
  std::size_t components() const;
};

/// For each row of `lists` (where they begin, with one entry more for the end), the sum of the values that it names.
/// `sums` has a place for each row. Large ones on as many threads as allowed; the result does not depend on it.
void sum_over_lists(std::span<const std::size_t> starts, std::span<const std::uint32_t> lists,
                    std::span<const double> values, std::span<double> sums, Parallelism parallelism = {});

}  // namespace zubia
