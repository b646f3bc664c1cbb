#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/classifications/correspondence.hpp"

namespace zubia::formats {

/// What the overlap of an old and a new territory is measured by. Population fits employment best of these; area fits
/// land use.
enum class OverlapMeasure {
  area,                     ///< `areaKm`
  population_2011,          ///< `pop11`
  population_2021,          ///< `pop21`
  artificial_surface_2012,  ///< `artif_surf12`
  artificial_surface_2018,  ///< `artif_surf18`
  building_volume           ///< `bu_vol`
};

/// Reads a table of the JRC NUTS converter (`code_v2016,code_v2021,uniqueID,areaKm,pop11,pop21,…`): one row per overlap
/// of a territory of one NUTS version with a territory of another. The versions become `NUTS 2016`, `NUTS 2021`.
///
/// Refused with the problems of `read_correspondence_table`, and `not-a-nuts-crosswalk` where the first two columns are
/// not `code_v…`.
Result<Correspondence> read_nuts_crosswalk(std::string_view bytes, const std::string& file_name,
                                           OverlapMeasure measure = OverlapMeasure::population_2021);

}  // namespace zubia::formats
