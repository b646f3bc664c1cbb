#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// The method of reflections (Hidalgo & Hausmann 2009): element n holds
///
///     k_r,n = mean over r's activities of k_i,n−1      k_i,n = mean over i's territories of k_r,n−1
///
/// from k_r,0 = diversity and k_i,0 = ubiquity. NaN for empty territories and activities, which are left out.
struct Reflections {
  std::vector<LabelledVector<Territory>> territories;  ///< steps + 1 entries
  std::vector<LabelledVector<Activity>> activities;
};

Reflections reflections(const PresenceTable& presence, std::size_t steps);

}  // namespace zubia
