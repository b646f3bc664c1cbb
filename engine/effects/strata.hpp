#pragma once

#include <cstddef>
#include <vector>

#include "engine/effects/cooperation_study.hpp"

namespace zubia::effects {

/// A stratum for each cluster that has members, and one for those whose cluster is not told: what is drawn anew keeps
/// the number of members of each.
std::vector<std::size_t> cluster_strata(const CooperationStudy& study);

}  // namespace zubia::effects
