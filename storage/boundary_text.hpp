#pragma once

#include <string>
#include <vector>

#include "programme/boundary.hpp"

namespace zubia::storage {

/// Polygons as the well-known text that geographic databases read, `MULTIPOLYGON(((0 0,1 0,1 1,0 0)))`. Every number
/// comes back to the last bit.
std::string to_well_known_text(const std::vector<Polygon>& polygons);

/// The polygons of such a text; none where it is of another kind, or not as we write it.
std::vector<Polygon> from_well_known_text(const std::string& text);

}  // namespace zubia::storage
