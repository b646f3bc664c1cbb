#pragma once

#include <cstdint>

#include "engine/base/labelled_table.hpp"

namespace zubia {

/// What is standardised over the territories.
enum class QuotientScale : std::uint8_t {
  quotient,   ///< the quotient itself (O'Donoghue & Gleave 2004)
  logarithm,  ///< its natural logarithm (Tian 2013); a quotient of 0 has none
};

/// Whether a standard deviation divides by n or by n − 1.
enum class Deviation : std::uint8_t { population, sample };

struct StandardisationOptions {
  QuotientScale scale = QuotientScale::quotient;
  Deviation deviation = Deviation::sample;
};

/// How unusual a location quotient is among the territories that have the activity's quotient defined:
///
///     z(r, i) = (q_ri − mean_r q_ri) / sd_r q_ri,   q = LQ or ln LQ
///
/// 1.65 and 1.96 are the usual cuts. NaN where the quotient is, where fewer than two territories have one, and where
/// all are the same.
TerritoryActivityTable standardised_location_quotients(const TerritoryActivityTable& location_quotients,
                                                       const StandardisationOptions& options = {});

}  // namespace zubia
