#include "formats/tie_list.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <utility>

#include "engine/base/absence.hpp"
#include "formats/column_names.hpp"
#include "formats/list_file.hpp"
#include "formats/number_style.hpp"

namespace zubia::formats {
namespace {

using Place = std::optional<std::size_t>;

/// The column that the caller named, or the first of the usual names that is there; nothing where there is none.
Result<Place> column_place(const Sheet& sheet, const std::string& wanted, std::initializer_list<std::string_view> usual,
                           const std::string& file_name) {
  if (!wanted.empty()) {
    if (const Place place = column_named(sheet.columns, wanted)) return place;
    return refuse(unknown_column(sheet.columns, wanted, file_name));
  }
  for (const std::string_view name : usual)
    if (const Place place = column_named(sheet.columns, name)) return place;
  return Place{};
}

Result<NumberStyle> style_of(const Sheet& sheet, std::size_t column, DecimalMark mark, const std::string& file_name) {
  NumberStyleEvidence evidence;
  evidence.decide(mark);
  for (const Sheet::Row& row : sheet.rows) evidence.see(row.cells[column], row.line);
  if (const auto open = evidence.open_comma())
    return refuse({"ambiguous-number",
                   fmt::format("“{}” can be read in two ways: with a decimal comma, or with a comma between thousands.",
                               open->text),
                   {.file = file_name, .line = open->line, .column = sheet.columns[column]},
                   "Say which with --decimal-mark comma or --decimal-mark point."});
  return evidence.style().value_or(NumberStyle{});
}

Result<double> number_in(const Sheet& sheet, const Sheet::Row& row, std::size_t column, NumberStyle style,
                         const std::string& file_name) {
  const auto number = read_number(row.cells[column], style);
  if (!number)
    return refuse({"not-a-number",
                   fmt::format("“{}” is not a number.", row.cells[column].substr(0, 60)),
                   {.file = file_name, .line = row.line, .column = sheet.columns[column]},
                   "Write it in digits."});
  return *number;
}

struct TiePlaces {
  std::size_t from = 0;
  std::size_t to = 1;
  Place weight = {};
  Place wave = {};
};

Result<TiePlaces> tie_places(const Sheet& sheet, const TieListOptions& options, const std::string& file_name) {
  if (sheet.columns.size() < 2)
    return refuse({"missing-column",
                   "A list of ties has two columns of names; this file has one column.",
                   {.file = file_name, .line = 1},
                   "Check how the fields are separated."});
  const auto from = column_place(sheet, options.from_column, {"from", "source"}, file_name);
  if (!from) return refuse(from.error());
  const auto to = column_place(sheet, options.to_column, {"to", "target"}, file_name);
  if (!to) return refuse(to.error());
  const auto weight = column_place(sheet, options.weight_column, {"weight"}, file_name);
  if (!weight) return refuse(weight.error());
  const auto wave = column_place(sheet, options.wave_column, {"wave"}, file_name);
  if (!wave) return refuse(wave.error());
  TiePlaces places{from->value_or(0), to->value_or(1), *weight, *wave};
  std::map<std::size_t, int> uses;
  for (const Place place : {Place(places.from), Place(places.to), places.weight, places.wave})
    if (place && ++uses[*place] > 1)
      return refuse({"conflicting-options",
                     fmt::format("The column “{}” would be read as two different things.", sheet.columns[*place]),
                     {.file = file_name, .line = 1, .column = sheet.columns[*place]},
                     "Name the columns with --from-column, --to-column, --weight-column and --wave-column."});
  return places;
}

}  // namespace

Result<TieList> read_tie_list(std::string_view bytes, const std::string& file_name, const TieListOptions& options) {
  auto file = read_list_file(bytes, file_name, "a list of ties");
  if (!file) return refuse(file.error());
  const Sheet& sheet = file->sheet;
  const auto places = tie_places(sheet, options, file_name);
  if (!places) return refuse(places.error());
  TieList list;
  list.notices = std::move(file->notices);
  list.columns = {sheet.columns[places->from], sheet.columns[places->to],
                  places->weight ? sheet.columns[*places->weight] : "",
                  places->wave ? sheet.columns[*places->wave] : ""};
  NumberStyle style;
  if (places->weight) {
    const auto found = style_of(sheet, *places->weight, options.decimal_mark, file_name);
    if (!found) return refuse(found.error());
    style = *found;
  }
  for (const Sheet::Row& row : sheet.rows) {
    NamedTie tie{row.cells[places->from], row.cells[places->to], 1.0, row.line};
    if (places->weight) {
      const auto weight = number_in(sheet, row, *places->weight, style, file_name);
      if (!weight) return refuse(weight.error());
      tie.weight = *weight;
    }
    list.ties.push_back(std::move(tie));
    if (places->wave) list.waves.push_back(row.cells[*places->wave]);
  }
  return list;
}

namespace {

/// The group is never guessed among several columns: a wrong one would make another finding.
Result<Place> group_place(const Sheet& sheet, std::size_t node, const NodeListOptions& options,
                          const std::string& file_name) {
  auto place = column_place(sheet, options.group_column, {"group", "territory"}, file_name);
  if (!place || *place || sheet.columns.size() < 2) return place;
  std::vector<std::string> others;
  for (std::size_t column = 0; column < sheet.columns.size(); ++column)
    if (column != node && sheet.columns[column] != options.number_column) others.push_back(sheet.columns[column]);
  if (others.size() == 1) return column_named(sheet.columns, others.front());
  if (others.empty()) return Place{};
  return refuse({"ambiguous-column",
                 fmt::format("The groups could be in any of the columns “{}”.", fmt::join(others, "”, “")),
                 {.file = file_name, .line = 1},
                 "Name the one that divides the nodes with --group-column."});
}

}  // namespace

Result<NodeList> read_node_list(std::string_view bytes, const std::string& file_name, const NodeListOptions& options) {
  auto file = read_list_file(bytes, file_name, "a list of nodes");
  if (!file) return refuse(file.error());
  const Sheet& sheet = file->sheet;
  const auto node = column_place(sheet, options.node_column, {"node"}, file_name);
  if (!node) return refuse(node.error());
  const std::size_t name_place = node->value_or(0);
  const auto group = group_place(sheet, name_place, options, file_name);
  if (!group) return refuse(group.error());
  const auto number = column_place(sheet, options.number_column, {}, file_name);
  if (!number) return refuse(number.error());
  NodeList list;
  list.notices = std::move(file->notices);
  if (*group) list.group_column = sheet.columns[**group];
  NumberStyle style;
  if (*number) {
    list.number_column = sheet.columns[**number];
    const auto found = style_of(sheet, **number, options.decimal_mark, file_name);
    if (!found) return refuse(found.error());
    style = *found;
  }
  std::map<std::string, std::size_t> lines;
  for (const Sheet::Row& row : sheet.rows) {
    const std::string& name = row.cells[name_place];
    if (name.empty())
      return refuse({"unnamed-node",
                     "A node has no name.",
                     {.file = file_name, .line = row.line, .column = sheet.columns[name_place]},
                     "Name it, or remove its line."});
    const auto [entry, is_new] = lines.try_emplace(name, row.line);
    if (!is_new)
      return refuse(
          {"duplicate-node",
           fmt::format("The node “{}” is listed twice: in line {} and in line {}.", name, entry->second, row.line),
           {.file = file_name, .line = row.line},
           "Keep one of the two lines."});
    list.names.push_back(name);
    list.groups.push_back(*group ? row.cells[**group] : "");
    if (!*number) continue;
    if (means_missing(row.cells[**number])) {
      list.numbers.push_back(undefined);
      continue;
    }
    const auto value = number_in(sheet, row, **number, style, file_name);
    if (!value) return refuse(value.error());
    list.numbers.push_back(*value);
  }
  return list;
}

}  // namespace zubia::formats
