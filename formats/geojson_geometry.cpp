#include "formats/geojson_geometry.hpp"

#include <algorithm>
#include <cmath>

#include "formats/csv_writer.hpp"
#include "formats/geojson.hpp"

namespace zubia::formats {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t ring_positions_min = 4;

std::string place_in(const std::string& member, std::size_t place) {
  return member + "[" + std::to_string(place) + "]";
}

double rounded(double degrees, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const double value = std::round(degrees * scale) / scale;
  return value == 0.0 ? 0.0 : value;  // never -0
}

}  // namespace

double signed_area(const Ring& ring) {
  double twice = 0.0;
  for (std::size_t at = 0; at + 1 < ring.size(); ++at)
    // Relative to the first position, so that small rings far from the origin keep their digits.
    twice += (ring[at][0] - ring[0][0]) * (ring[at + 1][1] - ring[0][1]) -
             (ring[at + 1][0] - ring[0][0]) * (ring[at][1] - ring[0][1]);
  return twice;
}

std::string shell_word(const std::string& text) {
  const auto is_plain = [](char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == '.' ||
           one == '_' || one == '-' || one == '/' || one == '+';
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
  std::string word = "'";
  for (const char one : text)
    if (one == '\'')
      word += "'\\''";
    else
      word += one;
  return word + "'";
}

std::string simplify_mend(const std::string& file_name) {
  return "Simplify it, for example with: mapshaper " + shell_word(file_name) +
         " -simplify 5% keep-shapes -o simpler.geojson precision=0.001";
}

std::string reproject_mend(const std::string& file_name) {
  return "Reproject it to WGS84, for example with: mapshaper " + shell_word(file_name) +
         " -proj wgs84 -o degrees.geojson";
}

Problem GeometryReader::broken(const std::string& member, std::string detail) const {
  return {"broken-geojson",
          std::move(detail),
          {.file = file_name_, .member = member},
          "Mend the boundaries, for example with mapshaper -clean, or export the file again."};
}

Result<std::vector<Polygon>> GeometryReader::read(const element& geometry, const std::string& code,
                                                  const std::string& member) {
  if (geometry.is_null()) return std::vector<Polygon>{};
  object body;
  std::string_view type;
  if (geometry.get(body) != simdjson::SUCCESS || body.at_key("type").get(type) != simdjson::SUCCESS)
    return refuse(broken(member, "The geometry of " + code + " has no type."));
  if (type != "Polygon" && type != "MultiPolygon")
    return refuse({"not-an-area",
                   "The geometry of " + code + " is a " + std::string(type) + ", not a Polygon or MultiPolygon.",
                   {.file = file_name_, .member = member},
                   "Keep the areas of the territories only."});
  element coordinates;
  array list;
  if (body.at_key("coordinates").get(coordinates) != simdjson::SUCCESS || coordinates.get(list) != simdjson::SUCCESS)
    return refuse(broken(member, "The geometry of " + code + " has no coordinates."));
  const std::string inside = member + ".coordinates";
  if (type == "MultiPolygon") return read_polygons(list, code, inside);
  std::vector<Polygon> polygons;
  auto polygon = read_polygon(coordinates, code, inside);
  if (!polygon) return refuse(polygon.error());
  if (!polygon->empty()) polygons.push_back(*std::move(polygon));
  return polygons;
}

Result<std::vector<Polygon>> GeometryReader::read_polygons(const array& list, const std::string& code,
                                                           const std::string& member) {
  std::vector<Polygon> polygons;
  std::size_t place = 0;
  for (const element rings : list) {
    auto polygon = read_polygon(rings, code, place_in(member, place++));
    if (!polygon) return refuse(polygon.error());
    if (!polygon->empty()) polygons.push_back(*std::move(polygon));
  }
  return polygons;
}

Result<Polygon> GeometryReader::read_polygon(const element& rings, const std::string& code, const std::string& member) {
  array list;
  if (rings.get(list) != simdjson::SUCCESS)
    return refuse(broken(member, "A polygon of " + code + " is not a list of rings."));
  Polygon polygon;
  std::size_t place = 0;
  bool has_lost_outer = false;
  for (const element positions : list) {
    const bool is_outer = place == 0;
    auto ring = read_ring(positions, code, place_in(member, place++));
    if (!ring) return refuse(ring.error());
    const double area = signed_area(*ring);
    if (area == 0.0) {
      ++collapsed_;
      has_lost_outer = has_lost_outer || is_outer;
      continue;
    }
    if ((area > 0.0) != is_outer) {
      ++turned_;
      std::reverse(ring->begin(), ring->end());
    }
    polygon.push_back(*std::move(ring));
  }
  return has_lost_outer ? Polygon{} : polygon;  // holes of nothing are nothing
}

Result<Ring> GeometryReader::read_ring(const element& positions, const std::string& code, const std::string& member) {
  array list;
  if (positions.get(list) != simdjson::SUCCESS)
    return refuse(broken(member, "A ring of " + code + " is not a list of positions."));
  Ring ring;
  std::size_t place = 0;
  Position first{};
  Position last{};
  for (const element numbers : list) {
    auto position = read_position(numbers, code, place_in(member, place));
    if (!position) return refuse(position.error());
    if (place++ == 0) first = *position;
    last = *position;
    if (decimals_)
      for (double& degrees : *position) degrees = rounded(degrees, *decimals_);
    // What rounding made the same is said once.
    if (!decimals_ || ring.empty() || ring.back() != *position) ring.push_back(*position);
  }
  if (place < ring_positions_min)
    return refuse(
        broken(member, "A ring of " + code + " has " + std::to_string(place) + " positions, and 4 are the least."));
  if (first != last)
    return refuse(broken(member, "A ring of " + code + " is not closed: it does not end where it began."));
  positions_ += ring.size();
  if (positions_ > boundary_positions_max)
    return refuse({"boundaries-too-large",
                   "The file has more than " + std::to_string(boundary_positions_max) + " positions.",
                   {file_name_, 0, {}, {}},
                   simplify_mend(file_name_)});
  return ring;
}

Result<Position> GeometryReader::read_position(const element& numbers, const std::string& code,
                                               const std::string& member) {
  array list;
  Position position{};
  if (numbers.get(list) != simdjson::SUCCESS || list.size() < 2 || list.at(0).get(position[0]) != simdjson::SUCCESS ||
      list.at(1).get(position[1]) != simdjson::SUCCESS)
    return refuse(broken(member, "A position of " + code + " is not a longitude and a latitude."));
  if (list.size() > 2) ++heights_;
  if (!(std::abs(position[0]) <= 180.0) || !(std::abs(position[1]) <= 90.0))
    return refuse({"projected-coordinates",
                   "The position " + number_text(position[0]) + ", " + number_text(position[1]) + " of " + code +
                       " is not in degrees: the boundaries seem to be projected.",
                   {.file = file_name_, .member = member},
                   reproject_mend(file_name_)});
  return position;
}

}  // namespace zubia::formats
