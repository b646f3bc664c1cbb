#include "engine/classifications/build_territories.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "engine/classifications/amount_sum.hpp"
#include "engine/classifications/nuts_code.hpp"

namespace zubia {
namespace {

/// Whether one of two NUTS codes is the other or contains it.
bool overlap(const Territory& a, const Territory& b) {
  if (a == b) return true;
  if (!parse_nuts_code(a.code) || !parse_nuts_code(b.code)) return false;
  return a.code.starts_with(b.code) || b.code.starts_with(a.code);
}

std::optional<Problem> overlapping_parts(const Territory& code, const std::vector<Territory>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(parts[i], parts[j]))
        return Problem{"overlapping-parts",
                       parts[i] == parts[j]
                           ? "The territory " + code.code + " names its part " + parts[i].code + " twice."
                           : "The parts " + parts[j].code + " and " + parts[i].code + " of " + code.code + " overlap.",
                       {},
                       "Name each place once."};
  return std::nullopt;
}

Problem unknown_territory(const LabelIndex<Territory>& labels, const Territory& part) {
  std::vector<std::string> known;
  known.reserve(labels.size());
  for (const Territory& each : labels) known.push_back(each.code);
  return {"unknown-territory", "The table has no territory " + part.code + ".", {}, did_you_mean(part.code, known)};
}

}  // namespace

Result<TerritoryActivityTable> build_territories(const TerritoryActivityTable& table,
                                                 const std::vector<BuiltTerritory>& built, PartialSums partial_sums) {
  LabelIndex<Territory> territories;
  std::vector<std::vector<std::size_t>> rows_of;
  for (const BuiltTerritory& territory : built) {
    if (territories.contains(territory.code))
      return refuse({"duplicate-territory",
                     "The territory " + territory.code.code + " is built twice.",
                     {},
                     "Give each territory once."});
    territories.insert(territory.code);
    const std::vector<Territory> parts =
        territory.parts.empty() ? std::vector<Territory>{territory.code} : territory.parts;
    if (auto problem = overlapping_parts(territory.code, parts)) return refuse(*std::move(problem));
    std::vector<std::size_t>& rows = rows_of.emplace_back();
    for (const Territory& part : parts) {
      const auto row = table.rows().find(part);
      if (!row) return refuse(unknown_territory(table.rows(), part));
      rows.push_back(*row);
    }
  }
  TerritoryActivityTable result(std::move(territories), table.columns());
  for (std::size_t r = 0; r < rows_of.size(); ++r)
    for (std::size_t i = 0; i < table.column_count(); ++i) {
      AmountSum sum;
      for (const std::size_t row : rows_of[r]) sum.add(table(row, i), table.absence(row, i), 1.0);
      const Absence absence = sum.absence(partial_sums);
      if (absence == Absence::none)
        result(r, i) = sum.value();
      else
        result.set_absent(r, i, absence);
    }
  return result;
}

}  // namespace zubia
