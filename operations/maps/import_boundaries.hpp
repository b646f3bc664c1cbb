#pragma once

#include <array>
#include <optional>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Takes the boundaries of territories into the programme, from GeoJSON.
struct ImportBoundaries {
  static constexpr About about{
      .name = "import-boundaries",
      .method = Method::post,
      .path = "/programme/boundaries",
      .role = Role::facilitator,
      .summary = "Takes the boundaries of territories into the programme; the same file twice changes nothing.",
      .example = "naen.zubia regions.geojson --attribution \"© IGN\" --licence \"CC BY 4.0\""};

  struct Request {
    InputFile boundaries;
    std::string attribution;
    std::string licence;
    std::string code_property;
    std::string name_property;
    std::optional<int> decimals;
    bool preview = false;

    static constexpr std::array<Field, 7> fields{{
        {"boundaries", "The boundaries: a GeoJSON FeatureCollection in degrees (WGS84); - is standard input.",
         Need::required},
        {"attribution", "Whom every map has to name: © Instituto Geográfico Nacional.", Need::required},
        {"licence", "Under which terms the boundaries may be shown: CC BY 4.0.", Need::required},
        {"code_property", "The property that holds the code of the territory, where it is not recognised."},
        {"name_property", "The property that holds the name, where it is not recognised."},
        {"decimals", "Rounds positions to so many decimals of a degree (3 is about 100 m); else they stay as given.",
         Need::optional, 0, 9},
        {"preview", "Only says what would be understood; stores nothing."},
    }};
  };

  struct TerritoryRow {
    std::string territory;
    std::string name;
    std::string use;  ///< `territory` or `part` of the programme, or `none`
    std::uint64_t polygons;
    std::uint64_t positions;
  };

  struct Reply : ReplyHead {
    bool is_new;     ///< false: this very file was imported before, and nothing changed
    bool is_stored;  ///< false for a preview
    std::string source;
    std::string code_property;
    std::string name_property;
    std::string attribution;
    std::string licence;
    std::uint64_t positions;
    std::vector<TerritoryRow> territories;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ImportBoundaries::Request, (),
                      (boundaries, attribution, licence, code_property, name_property, decimals, preview))
BOOST_DESCRIBE_STRUCT(ImportBoundaries::TerritoryRow, (), (territory, name, use, polygons, positions))
BOOST_DESCRIBE_STRUCT(ImportBoundaries::Reply, (ReplyHead),
                      (is_new, is_stored, source, code_property, name_property, attribution, licence, positions,
                       territories))

}  // namespace zubia::operations
