#include "storage/boundary_text.hpp"

#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/io/wkt/read.hpp>
#include <boost/geometry/io/wkt/write.hpp>
#include <cstddef>
#include <limits>
#include <locale>
#include <sstream>
#include <utility>

namespace zubia::storage {

namespace {

namespace geometry = boost::geometry;
using Point = geometry::model::d2::point_xy<double>;
using Area = geometry::model::polygon<Point>;
using Areas = geometry::model::multi_polygon<Area>;

template <class Points>
Ring ring_of(const Points& points) {
  Ring ring;
  ring.reserve(points.size());
  for (const Point& point : points) ring.push_back({point.x(), point.y()});
  return ring;
}

void append(Area::ring_type& points, const Ring& ring) {
  points.reserve(ring.size());
  for (const Position& position : ring) points.emplace_back(position[0], position[1]);
}

}  // namespace

std::string to_well_known_text(const std::vector<Polygon>& polygons) {
  Areas areas;
  areas.resize(polygons.size());
  for (std::size_t place = 0; place < polygons.size(); ++place) {
    const Polygon& polygon = polygons[place];
    if (polygon.empty()) continue;
    append(areas[place].outer(), polygon.front());
    areas[place].inners().resize(polygon.size() - 1);
    for (std::size_t hole = 1; hole < polygon.size(); ++hole) append(areas[place].inners()[hole - 1], polygon[hole]);
  }
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(std::numeric_limits<double>::max_digits10);
  text << geometry::wkt(areas);
  return text.str();
}

std::vector<Polygon> from_well_known_text(const std::string& text) {
  Areas areas;
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
