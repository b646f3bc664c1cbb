#pragma once

#include <span>
#include <vector>

namespace zubia {

/// The value below which the share `p` of sorted numbers lies, by linear interpolation between them (R's type 7).
/// NaN where there are none.
double quantile(std::span<const double> sorted, double p);

/// The middle of numbers in any order; NaN among them is passed over. NaN where there are none.
double median(std::vector<double> values);

}  // namespace zubia
