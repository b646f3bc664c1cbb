#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <simdjson.h>

#include "engine/base/result.hpp"
#include "programme/boundary.hpp"

namespace zubia::formats {

/// Twice the area that a ring encloses, in square degrees: positive where it runs anticlockwise.
double signed_area(const Ring& ring);

/// Reads the geometries of one file after the other, and counts what the user should know of them.
class GeometryReader {
 public:
  GeometryReader(std::string file_name, std::optional<int> decimals)
      : file_name_(std::move(file_name)), decimals_(decimals) {}

  /// The polygons of a geometry of the territory `code`; none where it is null or empty. `member` is its place in the
  /// file.
  Result<std::vector<Polygon>> read(const simdjson::dom::element& geometry, const std::string& code,
                                    const std::string& member);

  std::size_t positions() const { return positions_; }
  std::size_t heights() const { return heights_; }      ///< positions with more than two numbers
  std::size_t turned() const { return turned_; }        ///< rings that ran the other way round
  std::size_t collapsed() const { return collapsed_; }  ///< rings without an area, left out

 private:
  Result<std::vector<Polygon>> read_polygons(const simdjson::dom::array& list, const std::string& code,
                                             const std::string& member);
  Result<Polygon> read_polygon(const simdjson::dom::element& rings, const std::string& code, const std::string& member);
  Result<Ring> read_ring(const simdjson::dom::element& positions, const std::string& code, const std::string& member);
  Result<Position> read_position(const simdjson::dom::element& numbers, const std::string& code,
                                 const std::string& member);
  Problem broken(const std::string& member, std::string detail) const;

  std::string file_name_;
  std::optional<int> decimals_;
  std::size_t positions_ = 0;
  std::size_t heights_ = 0;
  std::size_t turned_ = 0;
  std::size_t collapsed_ = 0;
};

/// A file name as a shell takes it for one word: whoever copies a command that we suggest runs that and nothing else.
std::string shell_word(const std::string& text);

/// What a user is told who has boundaries that are too detailed.
std::string simplify_mend(const std::string& file_name);

/// What a user is told whose boundaries are not in degrees.
std::string reproject_mend(const std::string& file_name);

}  // namespace zubia::formats
