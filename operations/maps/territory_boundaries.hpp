#pragma once

#include <array>

#include "operations/operation.hpp"
#include "programme/boundary.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Where the territories of the programme lie: a GeoJSON FeatureCollection with what a map has to name.
struct TerritoryBoundaries {
  static constexpr About about{
      .name = "territory-boundaries",
      .method = Method::get,
      .path = "/programme/boundaries",
      .role = Role::researcher,
      .summary = "The boundaries of the programme's territories as GeoJSON, with whom a map has to name.",
      .example = "naen.zubia --output json"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  /// A territory, drawn or not.
  struct TerritoryRow {
    std::string territory;
    std::string name;
    std::string country;
    std::string origin;                   ///< `imported`, `bundled` or `none`
    std::vector<std::string> drawn_from;  ///< the codes whose areas make it up
    std::uint64_t polygons;
    std::uint64_t positions;
  };
  struct AttributionRow {
    std::string attribution;
    std::string licence;
  };
  struct Properties {
    std::string territory;
    std::string name;
    std::string country;
  };
  struct Geometry {
    std::string type;  ///< `MultiPolygon`
    std::vector<Polygon> coordinates;
  };
  struct Feature {
    std::string type;  ///< `Feature`
    std::string id;
    Properties properties;
    Geometry geometry;
  };

  struct Reply {
    /// Positions by the thousand are read by programs only.
    static constexpr bool is_compact = true;

    std::string type;                          ///< `FeatureCollection`
    std::vector<double> bbox;                  ///< west, south, east, north; empty where nothing is drawn
    std::vector<AttributionRow> attributions;  ///< each once
    std::vector<TerritoryRow> territories;
    std::vector<Feature> features;  ///< of the territories that have boundaries, in the order of the programme
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::Request, (), ())
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::TerritoryRow, (),
                      (territory, name, country, origin, drawn_from, polygons, positions))
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::AttributionRow, (), (attribution, licence))
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::Properties, (), (territory, name, country))
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::Geometry, (), (type, coordinates))
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::Feature, (), (type, id, properties, geometry))
BOOST_DESCRIBE_STRUCT(TerritoryBoundaries::Reply, (), (type, bbox, attributions, territories, features))

}  // namespace zubia::operations
