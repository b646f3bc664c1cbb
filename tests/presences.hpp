#pragma once

#include <vector>

#include "engine/base/seed.hpp"
#include "engine/relatedness/presence.hpp"
#include "tests/tables.hpp"

namespace zubia {

/// Territories C1 … and activities P1 ….
inline PresenceTable presence_of(const std::vector<std::vector<int>>& rows) {
  PresenceTable presence(numbered_labels<Territory>("C", rows.size()),
                         numbered_labels<Activity>("P", rows.front().size()));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = 0; i < rows[r].size(); ++i) presence.set(r, i, rows[r][i] != 0);
  return presence;
}

/// The toy network of Hidalgo & Hausmann (2009).
inline PresenceTable toy_presence() { return presence_of({{1, 1, 1, 1}, {0, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 0, 1}}); }

/// The network of the fitness figures in METHODS §10.1.
inline PresenceTable fitness_presence() {
  return presence_of({{1, 1, 1, 1, 1}, {1, 1, 1, 0, 0}, {1, 1, 0, 1, 0}, {1, 0, 1, 0, 0}});
}

inline PresenceTable drawn_presence(std::uint64_t seed, std::size_t rows, std::size_t columns, double share) {
  RandomStream random(Seed{seed}, 0);
  PresenceTable presence(numbered_labels<Territory>("C", rows), numbered_labels<Activity>("P", columns));
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t i = 0; i < columns; ++i) presence.set(r, i, random.unit() < share);
  return presence;
}

}  // namespace zubia
