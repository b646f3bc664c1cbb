#include "formats/nuts_crosswalk.hpp"

#include "formats/correspondence_table.hpp"

namespace zubia::formats {
namespace {

std::string column_of(OverlapMeasure measure) {
  switch (measure) {
    case OverlapMeasure::area:
      return "areaKm";
    case OverlapMeasure::population_2011:
      return "pop11";
    case OverlapMeasure::artificial_surface_2012:
      return "artif_surf12";
    case OverlapMeasure::artificial_surface_2018:
      return "artif_surf18";
    case OverlapMeasure::building_volume:
      return "bu_vol";
    case OverlapMeasure::population_2021:
      break;
  }
  return "pop21";
}

constexpr std::string_view column_start = "code_v";

std::string version_of(std::string_view column) { return "NUTS " + std::string(column.substr(column_start.size())); }

}  // namespace

Result<Correspondence> read_nuts_crosswalk(std::string_view bytes, const std::string& file_name,
                                           OverlapMeasure measure) {
  Result<Correspondence> table =
      read_correspondence_table(bytes, file_name, CorrespondenceTableOptions{.weight_column = column_of(measure)});
  if (!table) return table;
  // Without another name for it a version is what its column is called.
  if (!table->from_version.starts_with(column_start) || !table->to_version.starts_with(column_start))
    return refuse(
        {"not-a-nuts-crosswalk",
         "The first two columns are “" + table->from_version + "” and “" + table->to_version +
             "”, not codes of two NUTS versions (“code_v2016”, “code_v2021”).",
         {file_name, 1, table->from_version, {}},
         "Take the flows of the JRC NUTS converter as they are, or read the file as a correspondence table."});
  table->from_version = version_of(table->from_version);
  table->to_version = version_of(table->to_version);
  return table;
}

}  // namespace zubia::formats
