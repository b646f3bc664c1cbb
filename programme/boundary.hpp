#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace zubia {

/// Longitude and latitude in degrees (WGS84), in this order.
using Position = std::array<double, 2>;

/// A closed line: the last position is the first.
using Ring = std::vector<Position>;

/// The outer ring, anticlockwise, then its holes, clockwise.
using Polygon = std::vector<Ring>;

/// Where a territory lies.
struct Boundary {
  std::string territory;
  std::string name;  ///< as the file has it; may be empty
  std::vector<Polygon> polygons;

  friend bool operator==(const Boundary&, const Boundary&) = default;
};

/// A file of boundaries that was taken into the programme, without the positions.
struct BoundarySet {
  std::string id;  ///< BLAKE2b-256 of the file's bytes and of the options that shaped its reading, hex
  std::string file_name;
  std::string attribution;  ///< whom the map has to name
  std::string licence;
  std::string imported_at;               ///< ISO 8601 UTC
  std::vector<std::string> territories;  ///< whose boundaries it has, ascending

  friend bool operator==(const BoundarySet&, const BoundarySet&) = default;
};

}  // namespace zubia
