#include "storage/boundary_text.hpp"

#include <array>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/io/wkt/read.hpp>
#include <charconv>
#include <utility>

namespace zubia::storage {

namespace {

namespace geometry = boost::geometry;
using Point = geometry::model::d2::point_xy<double>;
using Area = geometry::model::polygon<Point>;

template <class Points>
Ring ring_of(const Points& points) {
  Ring ring;
  ring.reserve(points.size());
  for (const Point& point : points) ring.push_back({point.x(), point.y()});
  return ring;
}

void append(std::string& text, double number) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  static_cast<void>(error);  // 32 characters hold any double
  text.append(digits.data(), end);
}

}  // namespace

// The library would write 17 digits of each number, where the shortest that come back to the last bit are half as many.
std::string to_well_known_text(const std::vector<Polygon>& polygons) {
  std::string text = "MULTIPOLYGON";
  const auto separated = [&text](const auto& items, const auto& write) {
    char before = '(';
    for (const auto& item : items) {
      text += before;
      before = ',';
      write(item);
    }
    text += ')';
  };
  separated(polygons, [&](const Polygon& polygon) {
    separated(polygon, [&](const Ring& ring) {
      separated(ring, [&](const Position& position) {
        append(text, position[0]);
        text += ' ';
        append(text, position[1]);
      });
    });
  });
  return text;
}

std::vector<Polygon> from_well_known_text(const std::string& text) {
  geometry::model::multi_polygon<Area> areas;
  try {
    geometry::read_wkt(text, areas);
  } catch (const geometry::read_wkt_exception&) {
    return {};
  }
  std::vector<Polygon> polygons;
  polygons.reserve(areas.size());
  for (const Area& area : areas) {
    Polygon polygon{ring_of(area.outer())};
    for (const auto& inner : area.inners()) polygon.push_back(ring_of(inner));
    polygons.push_back(std::move(polygon));
  }
  // The reader makes up coordinates that are missing. What we did not write ourselves is damaged.
  return to_well_known_text(polygons) == text ? polygons : std::vector<Polygon>{};
}

}  // namespace zubia::storage
