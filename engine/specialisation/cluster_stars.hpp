#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/labelled_table.hpp"

namespace zubia {

/// The thresholds of the European Cluster Observatory.
struct ClusterStarOptions {
  double size_share = 0.10;            ///< size: among this share of territories with the most jobs in the activity
  double location_quotient_min = 2.0;  ///< specialisation
  double focus_share = 0.10;           ///< focus: among this share of territories where the activity weighs most
};

/// What an activity earns in a territory.
struct ClusterStars {
  Territory territory;
  Activity activity;
  bool size = false;
  bool specialisation = false;
  bool focus = false;

  std::size_t count() const {
    return static_cast<std::size_t>(size) + static_cast<std::size_t>(specialisation) + static_cast<std::size_t>(focus);
  }
};

/// The cells with at least one star, by territory and activity. "Among the top 10 %" are the ⌈10 % of n⌉ largest of the
/// n territories with jobs in the activity, ties included. The thresholds of size and focus are general knowledge of
/// the field; that of specialisation is published.
std::vector<ClusterStars> cluster_stars(const TerritoryActivityTable& employment,
                                        const ClusterStarOptions& options = {});

}  // namespace zubia
