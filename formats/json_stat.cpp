#include "formats/json_stat.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "formats/column_names.hpp"
#include "formats/column_uses.hpp"
#include "formats/csv_writer.hpp"
#include "formats/further_dimensions.hpp"
#include "formats/observation_collector.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

Problem broken(const std::string& file_name, const std::string& member, std::string detail) {
  return {"broken-json-stat",
          std::move(detail),
          {.file = file_name, .member = member},
          "Download the file again; it must be a JSON-stat 2.0 dataset."};
}

std::string text_of(const object& owner, std::string_view key) {
  std::string_view text;
  if (owner.at_key(key).get(text) != simdjson::SUCCESS) return {};
  return std::string(text);
}

/// A dimension and its codes in the order of the cells.
struct JsonStatDimension {
  std::string name;
  std::vector<std::string> codes;
};

struct JsonStatCube {
  std::vector<JsonStatDimension> dimensions;
  std::uint64_t cells = 1;

  std::vector<std::string> names() const {
    std::vector<std::string> list;
    for (const JsonStatDimension& dimension : dimensions) list.push_back(dimension.name);
    return list;
  }

  /// The codes of a cell; the last dimension runs fastest.
  void place_codes(std::uint64_t cell, std::span<std::string_view> codes) const {
    for (std::size_t d = dimensions.size(); d-- > 0;) {
      const auto size = static_cast<std::uint64_t>(dimensions[d].codes.size());
      codes[d] = dimensions[d].codes[static_cast<std::size_t>(cell % size)];
      cell /= size;
    }
  }
};

std::optional<std::vector<std::string>> codes_in_list(const array& list) {
  std::vector<std::string> codes;
  for (const element code : list) {
    std::string_view text;
    if (code.get(text) != simdjson::SUCCESS) return std::nullopt;
    codes.emplace_back(text);
  }
  return codes;
}

std::optional<std::vector<std::string>> codes_in_object(const object& places) {
  std::vector<std::string> codes(places.size());
  std::vector<bool> taken(places.size(), false);
  for (const auto& [code, value] : places) {
    std::uint64_t place = 0;
    if (value.get(place) != simdjson::SUCCESS || place >= codes.size() || taken[place]) return std::nullopt;
    codes[place] = code;
    taken[place] = true;
  }
  return codes;
}

/// The codes of a dimension: `category.index` as a list or as places; or the only key of `category.label`.
std::optional<std::vector<std::string>> category_codes(const object& dimension) {
  object category;
  if (dimension.at_key("category").get(category) != simdjson::SUCCESS) return std::nullopt;
  array list;
  if (category.at_key("index").get(list) == simdjson::SUCCESS) return codes_in_list(list);
  object places;
  if (category.at_key("index").get(places) == simdjson::SUCCESS) return codes_in_object(places);
  object labels;
  if (category.at_key("label").get(labels) != simdjson::SUCCESS || labels.size() != 1) return std::nullopt;
  return std::vector<std::string>{std::string((*labels.begin()).key)};
}

bool has_duplicates(std::vector<std::string> codes) {
  std::sort(codes.begin(), codes.end());
  return std::adjacent_find(codes.begin(), codes.end()) != codes.end();
}

Result<JsonStatDimension> read_dimension(const object& dimensions, const std::string& name, std::uint64_t size,
                                         const std::string& file_name) {
  const std::string member = "dimension." + name;
  object dimension;
  if (dimensions.at_key(name).get(dimension) != simdjson::SUCCESS)
    return refuse(broken(file_name, member, "The dimension “" + name + "” is not described."));
  const auto codes = category_codes(dimension);
  if (!codes) return refuse(broken(file_name, member, "The categories of “" + name + "” cannot be read."));
  if (codes->size() != size)
    return refuse(broken(file_name, member,
                         "The dimension “" + name + "” has " + std::to_string(codes->size()) + " categories, but " +
                             std::to_string(size) + " are announced."));
  if (has_duplicates(*codes)) return refuse(broken(file_name, member, "A category of “" + name + "” is there twice."));
  return JsonStatDimension{name, *codes};
}

Result<JsonStatCube> read_cube(const object& dataset, const std::string& file_name) {
  array ids;
  array sizes;
  object dimensions;
  if (dataset.at_key("id").get(ids) != simdjson::SUCCESS || dataset.at_key("size").get(sizes) != simdjson::SUCCESS ||
      dataset.at_key("dimension").get(dimensions) != simdjson::SUCCESS)
    return refuse(broken(file_name, "id", "The dataset has no “id”, “size” and “dimension”."));
  if (ids.size() != sizes.size() || ids.size() == 0)
    return refuse(broken(file_name, "size", "“id” and “size” do not have the same length."));
  JsonStatCube cube;
  auto size = sizes.begin();
  for (const element id : ids) {
    std::string_view name;
    std::uint64_t count = 0;
    if (id.get(name) != simdjson::SUCCESS || (*size).get(count) != simdjson::SUCCESS)
      return refuse(broken(file_name, "size", "“id” must hold names and “size” whole numbers."));
    ++size;
    auto dimension = read_dimension(dimensions, std::string(name), count, file_name);
    if (!dimension) return refuse(dimension.error());
    if (count > 0 && cube.cells > std::numeric_limits<std::uint64_t>::max() / count)
      return refuse(broken(file_name, "size", "The dataset announces more cells than can be counted."));
    cube.cells *= count;
    cube.dimensions.push_back(std::move(*dimension));
  }
  if (has_duplicates(cube.names())) return refuse(broken(file_name, "id", "A dimension is there twice."));
  if (cube.cells == 0) return refuse({"empty-file", "The dataset has no cells.", {file_name, 0, {}, {}}, {}});
  return cube;
}

/// The value or status of a cell.
struct CellText {
  std::uint64_t place = 0;
  std::string text;
};

bool comes_before(const CellText& a, const CellText& b) { return a.place < b.place; }

std::optional<std::string> scalar_text(const element& value) {
  if (value.is_null()) return std::string{};
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (double number = 0.0; value.get(number) == simdjson::SUCCESS) return number_text(number);
  return std::nullopt;
}

std::optional<std::uint64_t> cell_place(std::string_view key, std::uint64_t cells) {
  std::uint64_t place = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), place);
  if (error != std::errc{} || end != key.data() + key.size() || place >= cells) return std::nullopt;
  return place;
}

/// Reads `value` or `status` in the order of the cells: a list, an object by place, or (status) one text for all of
/// them.
class CellReader {
 public:
  CellReader(std::string member, std::uint64_t cells, std::string file_name)
      : member_(std::move(member)), cells_(cells), file_name_(std::move(file_name)) {}

  Result<std::vector<CellText>> read(const object& dataset) const {
    element content;
    if (dataset.at_key(member_).get(content) != simdjson::SUCCESS) return std::vector<CellText>{};
    if (array list; content.get(list) == simdjson::SUCCESS) return read_list(list);
    if (object sparse; content.get(sparse) == simdjson::SUCCESS) return read_object(sparse);
    return refuse(broken(file_name_, member_, "“" + member_ + "” is neither a list nor an object."));
  }

 private:
  Problem unreadable(const std::string& place) const {
    return broken(file_name_, member_ + "[" + place + "]", "A cell of “" + member_ + "” cannot be read.");
  }

  Result<std::vector<CellText>> read_list(const array& list) const {
    std::vector<CellText> read;
    for (const element value : list) {
      const auto text = scalar_text(value);
      if (!text) return refuse(unreadable(std::to_string(read.size())));
      read.push_back({read.size(), *text});
    }
    if (read.size() == cells_) return read;
    return refuse(broken(file_name_, member_,
                         "“" + member_ + "” has " + std::to_string(read.size()) + " cells, but the sizes make " +
                             std::to_string(cells_) + "."));
  }

  Result<std::vector<CellText>> read_object(const object& sparse) const {
    std::vector<CellText> read;
    for (const auto& [key, value] : sparse) {
      const auto place = cell_place(key, cells_);
      const auto text = scalar_text(value);
      if (!place || !text) return refuse(unreadable(std::string(key)));
      read.push_back({*place, *text});
    }
    std::sort(read.begin(), read.end(), comes_before);
    const auto twice = std::adjacent_find(read.begin(), read.end(),
                                          [](const CellText& a, const CellText& b) { return a.place == b.place; });
    if (twice == read.end()) return read;
    return refuse(broken(file_name_, member_, "The cell " + std::to_string(twice->place) + " is there twice."));
  }

  std::string member_;
  std::uint64_t cells_;
  std::string file_name_;
};

struct PublishedPlace {
  std::uint64_t place = 0;
  std::string value;
  std::string flags;
};

/// The cells that have a value or a status, with both. A status that is one text holds for every cell with a value.
Result<std::vector<PublishedPlace>> read_published(const object& dataset, std::uint64_t cells,
                                                   const std::string& file_name) {
  auto values = CellReader("value", cells, file_name).read(dataset);
  if (!values) return refuse(values.error());
  const std::string common = text_of(dataset, "status");
  std::vector<CellText> status;
  if (common.empty()) {
    auto read = CellReader("status", cells, file_name).read(dataset);
    if (!read) return refuse(read.error());
    status = std::move(*read);
  }
  std::vector<PublishedPlace> published;
  auto flags = status.begin();
  for (CellText& value : *values) {
    for (; flags != status.end() && flags->place < value.place; ++flags)
      if (!flags->text.empty()) published.push_back({flags->place, {}, std::move(flags->text)});
    PublishedPlace& cell = published.emplace_back(PublishedPlace{value.place, std::move(value.text), common});
    if (flags != status.end() && flags->place == value.place) cell.flags = std::move(flags++->text);
  }
  for (; flags != status.end(); ++flags)
    if (!flags->text.empty()) published.push_back({flags->place, {}, std::move(flags->text)});
  return published;
}

struct JsonStatRoles {
  std::size_t territory = 0;
  std::size_t activity = 0;
  std::optional<std::size_t> period;
};

/// The only dimension that `role` names, where it names just one.
std::string dimension_with_role(const object& dataset, std::string_view role) {
  object roles;
  array names;
  std::string_view name;
  if (dataset.at_key("role").get(roles) != simdjson::SUCCESS || roles.at_key(role).get(names) != simdjson::SUCCESS ||
      names.size() != 1 || names.at(0).get(name) != simdjson::SUCCESS)
    return {};
  return std::string(name);
}

Result<JsonStatRoles> find_roles(const object& dataset, const std::vector<std::string>& names,
                                 const std::string& file_name, const StatisticsFileOptions& options) {
  const auto wanted = [&](const std::string& option, std::string_view role) {
    return option.empty() ? dimension_with_role(dataset, role) : option;
  };
  const auto territory =
      require_column(names, ColumnRole::territory, wanted(options.territory_column, "geo"), file_name, "dimensions");
  if (!territory) return refuse(territory.error());
  const auto activity = require_column(names, ColumnRole::activity, options.activity_column, file_name, "dimensions");
  if (!activity) return refuse(activity.error());
  const auto period = find_column(names, ColumnRole::period, wanted(options.period_column, "time"), file_name);
  if (!period) return refuse(period.error());
  return JsonStatRoles{*territory, *activity, *period};
}

Result<FurtherDimensions> watch_others(const std::vector<std::string>& names, const JsonStatRoles& roles,
                                       const std::string& file_name, const StatisticsFileOptions& options) {
  FurtherDimensions further(options);
  const auto unit = find_column(names, ColumnRole::unit, {}, file_name);
  if (!unit) return refuse(unit.error());
  for (std::size_t place = 0; place < names.size(); ++place) {
    if (place == roles.territory || place == roles.activity || place == roles.period) continue;
    if (place == *unit)
      further.watch_unit(names[place], place);
    else
      further.watch(names[place], place);
  }
  if (const auto chosen = further.watch_choices(names, file_name); !chosen) return refuse(chosen.error());
  return further;
}

/// The table's code; Eurostat keeps it in an extension.
std::string table_of(const object& dataset) {
  object extension;
  if (dataset.at_key("extension").get(extension) != simdjson::SUCCESS) return {};
  const std::string table = text_of(extension, "id");
  return text_of(extension, "agencyId") == "ESTAT" ? lower_case(table) : table;
}

Result<StatisticsFile> read_dataset(const object& dataset, const std::string& file_name,
                                    const StatisticsFileOptions& options) {
  const auto cube = read_cube(dataset, file_name);
  if (!cube) return refuse(cube.error());
  const std::vector<std::string> names = cube->names();
  const auto roles = find_roles(dataset, names, file_name, options);
  if (!roles) return refuse(roles.error());
  auto further = watch_others(names, *roles, file_name, options);
  if (!further) return refuse(further.error());
  const auto published = read_published(dataset, cube->cells, file_name);
  if (!published) return refuse(published.error());

  ObservationCollector collector(file_name);
  std::vector<std::string_view> codes(names.size());
  for (const PublishedPlace& cell : *published) {
    cube->place_codes(cell.place, codes);
    if (!further->wants(codes)) continue;
    const Result<void> added = collector.add({.territory = codes[roles->territory],
                                              .activity = codes[roles->activity],
                                              .period = roles->period ? codes[*roles->period] : std::string_view{},
                                              .value = cell.value,
                                              .flags = cell.flags == ":" ? std::string_view{} : cell.flags,
                                              .column = "value"});
    if (!added) {
      Problem problem = added.error();
      problem.where.member = "value[" + std::to_string(cell.place) + "]";
      return refuse(problem);
    }
  }
  if (const auto checked = further->check(file_name); !checked) return refuse(checked.error());
  StatisticsFile file;
  file.dialect = "json-stat-2.0";
  file.table = table_of(dataset);
  file.unit = further->unit();
  const std::vector<ColumnPlace> places = {
      {"territory", roles->territory}, {"activity", roles->activity}, {"period", roles->period}};
  file.columns = column_uses(names, places, "dimension");
  return collector.finish(std::move(file), {});
}

}  // namespace

Result<StatisticsFile> read_json_stat(std::string_view text, const std::string& file_name,
                                      const StatisticsFileOptions& options) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(text);
  element root;
  if (const auto error = parser.parse(padded).get(root); error != simdjson::SUCCESS)
    return refuse(
        {"broken-json",
         "The file begins like JSON but cannot be read as that: " + std::string(simdjson::error_message(error)) + ".",
         {file_name, 0, {}, {}},
         "Download the file again; it may have been cut off."});
  object dataset;
  if (root.get(dataset) != simdjson::SUCCESS || text_of(dataset, "class") != "dataset")
    return refuse({"not-a-statistics-file",
                   "The file is JSON, but not a JSON-stat 2.0 dataset.",
                   {file_name, 0, {}, {}},
                   "Download the table as JSON-stat 2.0, TSV or CSV."});
  return read_dataset(dataset, file_name, options);
}

}  // namespace zubia::formats
