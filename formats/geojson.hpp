#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"
#include "programme/boundary.hpp"

namespace zubia::formats {

/// How a file of boundaries is read. Empty means: find out.
struct GeojsonOptions {
  std::string code_property{};  ///< which property holds the code of the territory
  std::string name_property{};
  std::optional<int> decimals{};  ///< round positions to so many decimals of a degree; none: as given
};

/// What a file of boundaries says.
struct BoundariesFile {
  std::vector<Boundary> boundaries;  ///< in file order, no territory twice
  std::string code_property;         ///< where the codes were found; `id` beside `properties` is written `id`
  std::string name_property;         ///< empty where there are no names
  std::size_t positions = 0;
  std::vector<Notice> notices;
};

/// A larger file, or more positions, would make a map that a phone cannot draw.
constexpr std::size_t boundary_bytes_max = 16U << 20U;
constexpr std::size_t boundary_positions_max = 250'000;

/// Reads the boundaries of territories from GeoJSON (RFC 7946): a FeatureCollection of Polygons and MultiPolygons in
/// degrees (WGS84). Features of the same code are merged; heights are dropped; rings are turned as RFC 7946 wants them.
/// Rings that touch or cross themselves, and those that reach over the antimeridian, are left as they are.
///
/// Refused with `empty-file`, `boundaries-too-large`, `broken-json`, `not-geojson` (TopoJSON among others),
/// `projected-coordinates`, `missing-code-property`, `missing-code`, `not-an-area` (points, lines, collections),
/// `broken-geojson` (rings that are open or too short, positions that are no numbers), `no-boundaries`.
Result<BoundariesFile> read_geojson(std::string_view text, const std::string& file_name,
                                    const GeojsonOptions& options = {});

}  // namespace zubia::formats
