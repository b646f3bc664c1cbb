#include "engine/classifications/table_part.hpp"

#include <string>
#include <utility>

#include "engine/base/nearest_names.hpp"

namespace zubia {
namespace {

/// The places of the wanted labels, each once.
template <class L>
Result<std::vector<std::size_t>> places_of(const LabelIndex<L>& labels, const std::vector<L>& wanted,
                                           const std::string& kind) {
  std::vector<std::size_t> places;
  for (const L& label : LabelIndex<L>(wanted)) {
    if (const auto place = labels.find(label)) {
      places.push_back(*place);
      continue;
    }
    std::vector<std::string> known;
    known.reserve(labels.size());
    for (const L& each : labels) known.push_back(each.code);
    return refuse(
        {"unknown-" + kind, "The table has no " + kind + " " + label.code + ".", {}, did_you_mean(label.code, known)});
  }
  return places;
}

TerritoryActivityTable part(const TerritoryActivityTable& table, const std::vector<std::size_t>& rows,
                            const std::vector<std::size_t>& columns) {
  LabelIndex<Territory> territories;
  LabelIndex<Activity> activities;
  for (const std::size_t row : rows) territories.insert(table.rows()[row]);
  for (const std::size_t column : columns) activities.insert(table.columns()[column]);
  TerritoryActivityTable result(std::move(territories), std::move(activities));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < columns.size(); ++c) {
      result(r, c) = table(rows[r], columns[c]);
      const Absence absence = table.absence(rows[r], columns[c]);
      if (absence != Absence::none) result.set_absent(r, c, absence);
    }
  return result;
}

std::vector<std::size_t> all_places(std::size_t count) {
  std::vector<std::size_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  return places;
}

}  // namespace

Result<TerritoryActivityTable> keep_territories(const TerritoryActivityTable& table,
                                                const std::vector<Territory>& territories) {
  const auto rows = places_of(table.rows(), territories, "territory");
  if (!rows) return tl::unexpected(rows.error());
  return part(table, *rows, all_places(table.column_count()));
}

Result<TerritoryActivityTable> keep_activities(const TerritoryActivityTable& table,
                                               const std::vector<Activity>& activities) {
  const auto columns = places_of(table.columns(), activities, "activity");
  if (!columns) return tl::unexpected(columns.error());
  return part(table, all_places(table.row_count()), *columns);
}

}  // namespace zubia
