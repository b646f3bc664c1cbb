#include "formats/geojson.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <set>
#include <unordered_map>

#include "engine/base/nearest_names.hpp"
#include "formats/geojson_geometry.hpp"

namespace zubia::formats {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// Where publishers keep the code, most telling first: Eurostat's GISCO, then customs of others.
constexpr std::array<std::string_view, 6> usual_code_properties = {"NUTS_ID",   "nuts_id", "NUTS_CODE",
                                                                   "nuts_code", "code",    "id"};
constexpr std::array<std::string_view, 7> usual_name_properties = {"NAME_LATN", "NUTS_NAME", "nuts_name", "name",
                                                                   "NAME",      "nom",       "nombre"};

/// CRS84 is what RFC 7946 asks for; EPSG 4326 is the same in the older GeoJSON, and ETRS89 less than a metre away.
constexpr std::array<std::string_view, 3> degree_systems = {"CRS84", "4326", "4258"};

struct Features {
  std::string file_name;
  std::vector<object> list;

  Problem refusal(std::string code, std::string detail, std::string mend, const std::string& member = {}) const {
    return {std::move(code), std::move(detail), {.file = file_name, .member = member}, std::move(mend)};
  }
};

std::string_view text_at(const object& owner, std::string_view key) {
  std::string_view text;
  return owner.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

/// A code or name: a text, or a whole number that somebody's spreadsheet made of one. Blanks around it are of no
/// meaning.
std::string word_of(const simdjson::simdjson_result<element>& value) {
  constexpr std::string_view blanks = " \t\r\n";
  std::string_view text;
  std::int64_t number = 0;
  if (value.get(text) == simdjson::SUCCESS) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
  }
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  return {};
}

/// The code or name that a feature has in a property; `id` may also stand beside the properties.
std::string word_in(const object& feature, const std::string& property) {
  object properties;
  std::string word;
  if (feature.at_key("properties").get(properties) == simdjson::SUCCESS) word = word_of(properties.at_key(property));
  return word.empty() && property == "id" ? word_of(feature.at_key("id")) : word;
}

/// How many words a sentence lists before it only counts the others.
constexpr std::size_t listed_words_max = 12;

template <class Words>
std::string joined(const Words& words) {
  std::string text;
  std::size_t place = 0;
  for (const std::string& word : words)
    if (place++ < listed_words_max) text += (text.empty() ? "" : ", ") + word;
  return place <= listed_words_max ? text : text + " and " + std::to_string(place - listed_words_max) + " more";
}

/// What maps also come as, by the first bytes of the file.
struct OtherKind {
  std::string_view start;
  std::string_view told;
};
constexpr std::array<OtherKind, 5> other_kinds = {{
    {"PK\x03\x04", "a ZIP archive, as Shapefiles are delivered in"},
    {"\x1F\x8B", "compressed by gzip"},
    {std::string_view("\x00\x00\x27\x0A", 4), "a Shapefile"},
    {"SQLite format 3", "a database, as a GeoPackage is"},
    {"<", "XML, as KML and GML are"},
}};

Result<void> check_kind(std::string_view text, const std::string& file_name) {
  for (const OtherKind& kind : other_kinds)
    if (text.starts_with(kind.start))
      return refuse(
          {"not-geojson",
           "The file is " + std::string(kind.told) + ", not GeoJSON.",
           {file_name, 0, {}, {}},
           "Unpack it if it is packed, and convert it to GeoJSON in degrees (WGS84), with QGIS for example."});
  return {};
}

Problem not_geojson(const std::string& file_name, std::string_view type) {
  if (type == "Topology")
    return {
        "not-geojson",
        "The file is TopoJSON, not GeoJSON.",
        {file_name, 0, {}, {}},
        "Convert it, for example with: mapshaper " + shell_word(file_name) + " -o format=geojson boundaries.geojson"};
  return {"not-geojson",
          type.empty() ? "The file is JSON, but not a GeoJSON FeatureCollection."
                       : "The file is a " + std::string(type) + ", not a GeoJSON FeatureCollection.",
          {file_name, 0, {}, {}},
          "Export the boundaries as a GeoJSON FeatureCollection."};
}

/// Refuses a coordinate system that is not in degrees. Without one GeoJSON is in degrees.
Result<void> check_coordinate_system(const object& root, const std::string& file_name) {
  element named;
  if (root.at_key("crs").get(named) != simdjson::SUCCESS || named.is_null()) return {};
  object system;
  object properties;
  std::string name;
  if (named.get(system) == simdjson::SUCCESS && system.at_key("properties").get(properties) == simdjson::SUCCESS)
    name = std::string(text_at(properties, "name"));
  for (const std::string_view known : degree_systems)
    if (name.ends_with(known)) return {};
  return refuse({"projected-coordinates",
                 name.empty() ? "The coordinate system of the file cannot be read."
                              : "The coordinate system of the file is " + name + ", not longitude and latitude.",
                 {.file = file_name, .member = "crs.properties.name"},
                 reproject_mend(file_name)});
}

Result<Features> features_of(const element& root, const std::string& file_name) {
  object collection;
  if (root.get(collection) != simdjson::SUCCESS) return refuse(not_geojson(file_name, {}));
  const std::string_view type = text_at(collection, "type");
  array list;
  if (type != "FeatureCollection" || collection.at_key("features").get(list) != simdjson::SUCCESS)
    return refuse(not_geojson(file_name, type == "FeatureCollection" ? std::string_view{} : type));
  if (auto checked = check_coordinate_system(collection, file_name); !checked) return refuse(checked.error());
  Features features{file_name, {}};
  for (const element one : list) {
    object feature;
    if (one.get(feature) != simdjson::SUCCESS || text_at(feature, "type") != "Feature")
      return refuse(features.refusal("not-geojson", "A member of “features” is not a Feature.",
                                     "Export the boundaries as a GeoJSON FeatureCollection.",
                                     "features[" + std::to_string(features.list.size()) + "]"));
    features.list.push_back(feature);
  }
  if (features.list.empty())
    return refuse(features.refusal("no-boundaries", "The file has no features.", "Export the boundaries again."));
  return features;
}

/// The names of all properties, in the order in which they appear.
std::vector<std::string> property_names(const Features& features) {
  std::vector<std::string> names;
  for (const object& feature : features.list) {
    object properties;
    if (feature.at_key("properties").get(properties) != simdjson::SUCCESS) continue;
    for (const auto& [key, value] : properties)
      if (std::find(names.begin(), names.end(), key) == names.end() && names.size() < 40) names.emplace_back(key);
  }
  return names;
}

Result<std::string> find_code_property(const Features& features, const std::string& asked) {
  const auto all_have = [&](const std::string& property) {
    return std::all_of(features.list.begin(), features.list.end(),
                       [&](const object& feature) { return !word_in(feature, property).empty(); });
  };
  const auto some_have = [&](const std::string& property) {
    return std::any_of(features.list.begin(), features.list.end(),
                       [&](const object& feature) { return !word_in(feature, property).empty(); });
  };
  if (asked.empty())
    for (const std::string_view usual : usual_code_properties)
      if (all_have(std::string(usual))) return std::string(usual);
  if (!asked.empty() && some_have(asked)) return asked;
  const std::vector<std::string> names = property_names(features);
  const std::string there =
      names.empty() ? "The features have no properties." : "The properties are: " + joined(names) + ".";
  if (asked.empty())
    return refuse(features.refusal("missing-code-property", "No property holds a code of every feature.",
                                   there + " Name the one that holds the code."));
  const std::string meant = did_you_mean(asked, names);
  return refuse({"missing-code-property",
                 "No feature has a code in “" + asked + "”.",
                 {.file = features.file_name, .field = "code_property"},
                 meant.empty() ? there : meant});
}

std::string find_name_property(const Features& features, const std::string& asked) {
  if (!asked.empty()) return asked;
  for (const std::string_view usual : usual_name_properties)
    for (const object& feature : features.list)
      if (!word_in(feature, std::string(usual)).empty()) return std::string(usual);
  return {};
}

/// The boundaries by code. Publishers write islands as features of their own: those of one code are one territory.
class BoundaryCollector {
 public:
  void add(std::string code, std::string name, std::vector<Polygon> polygons) {
    if (polygons.empty()) {
      without_.push_back(std::move(code));
      return;
    }
    const auto [entry, is_new] = places_.try_emplace(code, boundaries_.size());
    if (is_new) {
      boundaries_.push_back({std::move(code), std::move(name), std::move(polygons)});
      return;
    }
    Boundary& known = boundaries_[entry->second];
    if (known.name.empty()) known.name = std::move(name);
    merged_.insert(code);
    std::move(polygons.begin(), polygons.end(), std::back_inserter(known.polygons));
  }

  /// A feature that was exported twice is drawn once.
  void drop_repeated() {
    for (const std::string& code : merged_) {
      std::set<Polygon> seen;
      std::erase_if(boundaries_[places_.at(code)].polygons,
                    [&](const Polygon& polygon) { return !seen.insert(polygon).second; });
    }
  }

  std::vector<Boundary>& boundaries() { return boundaries_; }
  const std::set<std::string>& merged() const { return merged_; }
  const std::vector<std::string>& without() const { return without_; }

 private:
  std::vector<Boundary> boundaries_;
  std::set<std::string> merged_;
  std::vector<std::string> without_;
  std::unordered_map<std::string, std::size_t> places_;
};

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return count == 1 ? "1 " + one : std::to_string(count) + " " + many;
}

std::vector<Notice> notices_of(const BoundaryCollector& collected, const GeometryReader& reader) {
  std::vector<Notice> notices;
  if (!collected.merged().empty())
    notices.push_back({"merged-features", "Several features have the same code and were put together: " +
                                              joined(collected.merged()) + "."});
  if (!collected.without().empty())
    notices.push_back(
        {"empty-boundary", "Nothing is drawn of " + joined(collected.without()) + ": the geometry is empty."});
  if (reader.heights() > 0)
    notices.push_back(
        {"heights-dropped", "The height of " + counted(reader.heights(), "position", "positions") + " was dropped."});
  if (reader.turned() > 0)
    notices.push_back({"rings-turned", counted(reader.turned(), "ring ran", "rings ran") + " the other way round and " +
                                           (reader.turned() == 1 ? "was" : "were") + " turned."});
  if (reader.collapsed() > 0)
    notices.push_back({"rings-without-area", counted(reader.collapsed(), "ring", "rings") + " without an area " +
                                                 (reader.collapsed() == 1 ? "was" : "were") + " left out."});
  return notices;
}

Result<BoundariesFile> read_features(const Features& features, const GeojsonOptions& options) {
  const auto code_property = find_code_property(features, options.code_property);
  if (!code_property) return refuse(code_property.error());
  BoundariesFile file;
  file.code_property = *code_property;
  file.name_property = find_name_property(features, options.name_property);
  GeometryReader reader(features.file_name, options.decimals);
  BoundaryCollector collected;
  for (std::size_t place = 0; place < features.list.size(); ++place) {
    const object& feature = features.list[place];
    const std::string member = "features[" + std::to_string(place) + "]";
    const std::string code = word_in(feature, file.code_property);
    if (code.empty())
      return refuse(features.refusal("missing-code", "A feature has no code in “" + file.code_property + "”.",
                                     "Give it one, or leave the feature out.", member));
    element geometry;
    if (feature.at_key("geometry").get(geometry) != simdjson::SUCCESS)
      return refuse(features.refusal("broken-geojson", "The feature " + code + " has no geometry.",
                                     "Export the file again.", member));
    auto polygons = reader.read(geometry, code, member + ".geometry");
    if (!polygons) return refuse(polygons.error());
    const std::string name = file.name_property.empty() ? std::string() : word_in(feature, file.name_property);
    collected.add(code, name, *std::move(polygons));
  }
  if (collected.boundaries().empty())
    return refuse(features.refusal("no-boundaries", "No feature of the file has an area.",
                                   options.decimals ? "Keep more decimals." : "Export the boundaries again."));
  collected.drop_repeated();
  file.notices = notices_of(collected, reader);
  file.positions = reader.positions();
  file.boundaries = std::move(collected.boundaries());
  return file;
}

}  // namespace

Result<BoundariesFile> read_geojson(std::string_view text, const std::string& file_name,
                                    const GeojsonOptions& options) {
  if (text.empty()) return refuse({"empty-file", "The file is empty.", {file_name, 0, {}, {}}, "Export it again."});
  if (text.size() > boundary_bytes_max)
    return refuse({"boundaries-too-large",
                   "The file has more than " + std::to_string(boundary_bytes_max >> 20U) + " MiB.",
                   {file_name, 0, {}, {}},
                   simplify_mend(file_name)});
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (auto checked = check_kind(text, file_name); !checked) return refuse(checked.error());
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(text);
  element root;
  if (const auto error = parser.parse(padded).get(root); error != simdjson::SUCCESS)
    return refuse({"broken-json",
                   "The file cannot be read as JSON: " + std::string(simdjson::error_message(error)) + ".",
                   {file_name, 0, {}, {}},
                   "Download the file again; it may have been cut off, or be of another kind."});
  const auto features = features_of(root, file_name);
  if (!features) return refuse(features.error());
  return read_features(*features, options);
}

}  // namespace zubia::formats
