#pragma once

#include <string>
#include <vector>

#include "programme/boundary.hpp"

namespace zubia::operations {

/// The boundaries that the program brings along: the regions of Euskadi, Navarre and Nouvelle-Aquitaine, NUTS 1 to 3.
const std::vector<Boundary>& bundled_boundaries();

/// Whom a map has to name that draws a bundled territory, and under which licence.
struct BundledSource {
  std::string attribution;
  std::string licence;
};
BundledSource bundled_source(const std::string& territory);

}  // namespace zubia::operations
