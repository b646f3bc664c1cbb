#include "operations/maps/boundary_catalogue.hpp"

#include "formats/geojson.hpp"
#include "operations/catalogue_files.hpp"

namespace zubia::operations {

const std::vector<Boundary>& bundled_boundaries() {
  // A catalogue that cannot be read is a fault of ours, which a test would show: it just draws nothing.
  static const std::vector<Boundary> boundaries = [] {
    const auto file = formats::read_geojson(boundary_catalogue, "naen.geojson");
    return file ? file->boundaries : std::vector<Boundary>{};
  }();
  return boundaries;
}

BundledSource bundled_source(const std::string& territory) {
  if (territory.starts_with("FR")) return {"© IGN, Admin Express 2018 (simplified)", "Licence Ouverte / Etalab"};
  return {"© Instituto Geográfico Nacional de España, CNIG (simplified)", "CC BY 4.0"};
}

}  // namespace zubia::operations
