#include "engine/complementarity/cross_border_density.hpp"

#include <gtest/gtest.h>

#include "engine/relatedness/proximity.hpp"
#include "tests/tables.hpp"

namespace zubia {
namespace {

PresenceTable presence_of(const std::vector<std::vector<int>>& rows) {
  PresenceTable presence(numbered_labels<Territory>("C", rows.size()),
                         numbered_labels<Activity>("P", rows.front().size()));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = 0; i < rows[r].size(); ++i) presence.set(r, i, rows[r][i] != 0);
  return presence;
}

/// The toy of Hidalgo & Hausmann (2009).
PresenceTable toy() { return presence_of({{1, 1, 1, 1}, {0, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 0, 1}}); }

TEST(AddedRelatednessDensity, AnUnknownTerritoryIsAnsweredWithTheNearest) {
  const auto presence = toy();
  const auto added = added_relatedness_density(presence, proximity(presence), Territory("C2"), Territory("C33"));
  ASSERT_FALSE(added.has_value());
  EXPECT_EQ(added.error().code, "unknown-territory");
  EXPECT_EQ(added.error().mend, "Did you mean C3?");
}

TEST(AddedRelatednessDensity, ReproducesTheToyOfC3ForC2) {
  const auto presence = toy();
  const auto related = proximity(presence);
  const auto added = added_relatedness_density(presence, related, Territory("C2"), Territory("C3"));
  const auto own = joint_relatedness_density(presence, related, {Territory("C2")});
  const double expected_added[] = {0.625, 0.625, 0.4, 0.5};
  const double expected_own[] = {0.375, 0.0, 0.3, 0.25};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(added->values[i], expected_added[i], 1e-12);
    EXPECT_NEAR(own->values[i], expected_own[i], 1e-12);
  }
}

}  // namespace
}  // namespace zubia
