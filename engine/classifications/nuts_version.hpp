#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/label.hpp"

namespace zubia {

/// The versions of NUTS in which a list of codes can all be found, as years, both included; 0 where the codes set no
/// bound on that side.
struct NutsVersions {
  int first = 0;
  int last = 0;
  std::string oldest;  ///< the code that sets `last`
  std::string newest;  ///< the code that sets `first`

  bool contradict() const { return first > 0 && last > 0 && first > last; }
};

/// Which versions of NUTS a list of codes can be of. Only some codes tell: those of countries whose regions were
/// renamed (FR61 was FRI1 from 2016 on; PT16 is no more from 2024 on). Most codes are the same in all versions.
///
/// `first > last` means that codes of two versions are mixed, which no statistic survives.
NutsVersions nuts_versions(const std::vector<Territory>& codes);

/// `NUTS 2016 or later`, `NUTS 2013 or earlier`, `NUTS 2016 to 2021`; empty where the codes do not tell.
std::string version_text(const NutsVersions& versions);

}  // namespace zubia
