#include "engine/relatedness/presence.hpp"

#include <utility>

namespace zubia {

PresenceTable::PresenceTable(LabelIndex<Territory> territories, LabelIndex<Activity> activities)
    : territories_(std::move(territories)),
      activities_(std::move(activities)),
      row_words_((activities_.size() + 63) / 64),
      words_(territories_.size() * row_words_, 0) {}

void PresenceTable::set(std::size_t territory, std::size_t activity, bool present) {
  const std::uint64_t bit = std::uint64_t{1} << (activity % 64);
  std::uint64_t& word = words_[territory * row_words_ + activity / 64];
  word = present ? word | bit : word & ~bit;
}

std::vector<std::size_t> PresenceTable::diversity() const {
  std::vector<std::size_t> counts(territories_.size(), 0);
  for (std::size_t r = 0; r < territories_.size(); ++r)
    for (std::size_t i = 0; i < activities_.size(); ++i) counts[r] += (*this)(r, i) ? 1U : 0U;
  return counts;
}

std::vector<std::size_t> PresenceTable::ubiquity() const {
  std::vector<std::size_t> counts(activities_.size(), 0);
  for (std::size_t r = 0; r < territories_.size(); ++r)
    for (std::size_t i = 0; i < activities_.size(); ++i) counts[i] += (*this)(r, i) ? 1U : 0U;
  return counts;
}

PresenceTable presence(const TerritoryActivityTable& location_quotients, double threshold) {
  PresenceTable table(location_quotients.rows(), location_quotients.columns());
  for (std::size_t r = 0; r < location_quotients.row_count(); ++r)
    for (std::size_t i = 0; i < location_quotients.column_count(); ++i)
      if (location_quotients(r, i) >= threshold) table.set(r, i);
  return table;
}

PresenceTable presence(const SparseTerritoryActivityTable& employment, double threshold) {
  std::vector<double> territory_total(employment.rows.size(), 0.0);
  std::vector<double> activity_total(employment.columns.size(), 0.0);
  double total = 0.0;
  for (std::size_t r = 0; r < employment.rows.size(); ++r) {
    const auto columns = employment.row_columns(r);
    const auto values = employment.row_values(r);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      territory_total[r] += values[k];
      activity_total[columns[k]] += values[k];
    }
    total += territory_total[r];
  }
  PresenceTable table(employment.rows, employment.columns);
  for (std::size_t r = 0; r < employment.rows.size(); ++r) {
    const auto columns = employment.row_columns(r);
    const auto values = employment.row_values(r);
    for (std::size_t k = 0; k < columns.size(); ++k)
      if ((values[k] / territory_total[r]) / (activity_total[columns[k]] / total) >= threshold)
        table.set(r, columns[k]);
  }
  return table;
}

}  // namespace zubia
