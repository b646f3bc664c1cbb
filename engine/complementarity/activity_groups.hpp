#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/labelled_table.hpp"

namespace zubia {

struct ActivityGroupOptions {
  double proximity_min = 0.5;  ///< mean proximity between two groups below which they are not merged
  std::size_t activities_max = 12;
};

/// Groups activities by average linkage: again and again the two groups with the highest mean proximity between their
/// members are merged, as long as it reaches `proximity_min` and the group does not outgrow `activities_max`. Ties go
/// to the groups that hold the earlier columns. NaN proximities count as 0.
///
/// `members` are columns of `proximity`; the groups hold columns, ascending, and are ordered by their first one.
std::vector<std::vector<std::size_t>> activity_groups(const ActivityMatrix& proximity,
                                                      const std::vector<std::size_t>& members,
                                                      const ActivityGroupOptions& options);

}  // namespace zubia
