#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/label.hpp"

namespace zubia {

/// One published cell of a regional statistic.
struct Observation {
  Territory territory;
  Activity activity;
  Period period;             ///< empty where the file has no time
  double value = undefined;  ///< NaN exactly where `absence` is not `none`
  Absence absence = Absence::none;
  std::string flags;  ///< as published, e.g. Eurostat `b`, `e`; and `illustrative`, `recoded` of ours; space-separated

  friend bool operator==(const Observation& a, const Observation& b) {
    const bool same_value = a.value == b.value || (std::isnan(a.value) && std::isnan(b.value));
    return same_value && a.territory == b.territory && a.activity == b.activity && a.period == b.period &&
           a.absence == b.absence && a.flags == b.flags;
  }
};

}  // namespace zubia
