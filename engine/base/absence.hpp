#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace zubia {

/// Why a cell has no number. Zero is not among them: a zero is a number.
enum class Absence : std::uint8_t {
  none,          ///< there is a number
  missing,       ///< nobody published one (Eurostat `:`)
  confidential,  ///< one exists and may not be known (Eurostat flag `c`); never imputed
};

/// "Not defined": what a statistic gives where its formula has no value. Never 0, never first in a ranking.
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

inline bool is_defined(double value) { return !std::isnan(value); }

}  // namespace zubia
