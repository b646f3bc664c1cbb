#pragma once

#include <rapidcheck.h>
#include <vector>

#include "engine/relatedness/presence.hpp"
#include "tests/generated_tables.hpp"
#include "tests/presences.hpp"

namespace zubia {

// What laws of relatedness are tried on. To be called inside rc::check.

/// Thin, even and thick tables. Territories without activities and activities that nobody has come by themselves.
inline PresenceTable any_presence(const GeneratedTableOptions& options = {}) {
  const auto rows = *rc::gen::inRange(options.rows_min, options.rows_max + 1);
  const auto columns = *rc::gen::inRange(options.columns_min, options.columns_max + 1);
  const std::size_t share = *rc::gen::element<std::size_t>(25, 50, 75);
  const auto cell = rc::gen::weightedOneOf<int>({{100 - share, rc::gen::just(0)}, {share, rc::gen::just(1)}});
  const auto row = rc::gen::container<std::vector<int>>(columns, cell);
  return presence_of(*rc::gen::container<std::vector<std::vector<int>>>(rows, row));
}

/// Any symmetric proximities, not those of a presence table: 0–1 in steps of a thousandth, the diagonal 1, now and then
/// an activity that is present nowhere.
inline ActivityMatrix any_proximity(const LabelIndex<Activity>& activities) {
  ActivityMatrix related(activities, activities, 1.0);
  const auto drawn =
      *rc::gen::container<std::vector<int>>(activities.size() * activities.size(), whole_numbers(-200, 1001));
  for (std::size_t i = 0; i < activities.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      related(i, j) = related(j, i) = std::max(0, drawn[i * activities.size() + j]) / 1000.0;
  if (any_chance(4)) {
    const std::size_t nowhere = any_place(activities.size());
    for (std::size_t j = 0; j < activities.size(); ++j) related(nowhere, j) = related(j, nowhere) = undefined;
  }
  return related;
}

/// The same without two pairs alike.
inline ActivityMatrix any_proximity_without_ties(const LabelIndex<Activity>& activities) {
  ActivityMatrix related(activities, activities, 1.0);
  const std::size_t count = activities.size();
  const auto order = any_order(count * (count - 1) / 2);
  std::size_t pair = 0;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j)
      related(i, j) = related(j, i) =
          std::sqrt((static_cast<double>(order[pair++]) + 0.5) / static_cast<double>(order.size()));
  return related;
}

inline PresenceTable reordered(const PresenceTable& presence, const std::vector<std::size_t>& rows,
                               const std::vector<std::size_t>& columns) {
  LabelIndex<Territory> territories;
  LabelIndex<Activity> activities;
  for (const std::size_t r : rows) territories.insert(presence.territories()[r]);
  for (const std::size_t i : columns) activities.insert(presence.activities()[i]);
  PresenceTable result(std::move(territories), std::move(activities));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = 0; i < columns.size(); ++i) result.set(r, i, presence(rows[r], columns[i]));
  return result;
}

/// Territories as activities and activities as territories.
inline PresenceTable turned(const PresenceTable& presence) {
  PresenceTable result(numbered_labels<Territory>("C", presence.activities().size()),
                       numbered_labels<Activity>("P", presence.territories().size()));
  for (std::size_t r = 0; r < presence.territories().size(); ++r)
    for (std::size_t i = 0; i < presence.activities().size(); ++i) result.set(i, r, presence(r, i));
  return result;
}

/// Every territory twice.
inline PresenceTable doubled(const PresenceTable& presence) {
  const std::size_t count = presence.territories().size();
  PresenceTable result(numbered_labels<Territory>("C", 2 * count), presence.activities());
  for (std::size_t r = 0; r < 2 * count; ++r)
    for (std::size_t i = 0; i < presence.activities().size(); ++i) result.set(r, i, presence(r % count, i));
  return result;
}

}  // namespace zubia
