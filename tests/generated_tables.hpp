#pragma once

#include <rapidcheck.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "tests/tables.hpp"

namespace zubia {

// What laws are tried on: tables as users bring them. To be called inside rc::check.

/// Whole numbers from `low` to below `end`, small ones no sooner than large ones: rc::gen::inRange alone begins with
/// `low` and comes near `end` only in the last of its hundred runs.
template <class T>
rc::Gen<T> whole_numbers(T low, T end) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, end));
}

template <class T>
T any_from(T low, T end) {
  return *whole_numbers(low, end);
}

/// True about once in `count` times.
inline bool any_chance(int count) { return any_from(0, count) == count - 1; }

/// Amounts as they are counted: zeros, ordinary ones, and now and then a huge or a tiny one.
inline rc::Gen<double> any_amount() {
  const auto times = [](double size) {
    return rc::gen::map(whole_numbers(1, 1000), [size](int count) { return size * count; });
  };
  return rc::gen::weightedOneOf<double>({{3, rc::gen::just(0.0)}, {12, times(1.0)}, {2, times(1e9)}, {2, times(1e-6)}});
}

/// Ordinary numbers of jobs, small enough that sums and products of them are exact.
inline rc::Gen<double> any_count() {
  return rc::gen::map(whole_numbers(0, 100), [](int count) { return static_cast<double>(count % 60); });
}

inline std::vector<double> any_amounts(std::size_t count, const rc::Gen<double>& amounts = any_amount()) {
  return *rc::gen::container<std::vector<double>>(count, amounts);
}

/// At least one of them above 0.
inline std::vector<double> any_positive_amounts(std::size_t count) {
  auto amounts = any_amounts(count);
  amounts.front() += 1.0;
  return amounts;
}

inline std::size_t any_place(std::size_t count) { return any_from<std::size_t>(0, count); }

/// A factor between a thousandth and a thousand.
inline double any_factor() { return 1e-3 * any_from(1, 1000000); }

inline std::vector<std::size_t> any_order(std::size_t count) {
  const auto keys = *rc::gen::container<std::vector<std::uint32_t>>(count, rc::gen::arbitrary<std::uint32_t>());
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t place) { return keys[place]; });
  return order;
}

struct GeneratedTableOptions {
  std::size_t rows_min = 2;
  std::size_t rows_max = 8;
  std::size_t columns_min = 2;
  std::size_t columns_max = 10;
};

/// Every cell has a number; one table in four has an empty territory, one in four an activity that nobody has.
inline TerritoryActivityTable any_complete_table(const GeneratedTableOptions& options = {},
                                                 const rc::Gen<double>& amounts = any_amount()) {
  const auto rows = *rc::gen::inRange(options.rows_min, options.rows_max + 1);
  const auto columns = *rc::gen::inRange(options.columns_min, options.columns_max + 1);
  TerritoryActivityTable result(numbered_labels<Territory>("T", rows), numbered_labels<Activity>("A", columns),
                                any_amounts(rows * columns, amounts));
  if (any_chance(4)) std::ranges::fill(result.row(any_place(rows)), 0.0);
  if (any_chance(4)) {
    const std::size_t nobodys = any_place(columns);
    for (std::size_t r = 0; r < rows; ++r) result(r, nobodys) = 0.0;
  }
  return result;
}

/// Makes about every eighth cell missing or confidential.
inline TerritoryActivityTable with_absences(TerritoryActivityTable table) {
  const auto drawn = *rc::gen::container<std::vector<int>>(table.values().size(), whole_numbers(0, 16));
  for (std::size_t r = 0; r < table.row_count(); ++r)
    for (std::size_t i = 0; i < table.column_count(); ++i) {
      const int chance = drawn[r * table.column_count() + i];
      if (chance == 14) table.set_absent(r, i, Absence::missing);
      if (chance == 15) table.set_absent(r, i, Absence::confidential);
    }
  return table;
}

/// As any_complete_table, with missing and confidential cells.
inline TerritoryActivityTable any_table(const GeneratedTableOptions& options = {}) {
  return with_absences(any_complete_table(options));
}

inline TerritoryActivityTable scaled(TerritoryActivityTable table, double factor) {
  for (double& amount : table.values()) amount *= factor;
  return table;
}

/// The table with its rows and columns in another order: labels and absences go along.
template <class Row, class Column>
LabelledTable<Row, Column> reordered(const LabelledTable<Row, Column>& table, const std::vector<std::size_t>& rows,
                                     const std::vector<std::size_t>& columns) {
  LabelIndex<Row> row_labels;
  LabelIndex<Column> column_labels;
  for (const std::size_t r : rows) row_labels.insert(table.rows()[r]);
  for (const std::size_t i : columns) column_labels.insert(table.columns()[i]);
  LabelledTable<Row, Column> result(std::move(row_labels), std::move(column_labels));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = 0; i < columns.size(); ++i) {
      result(r, i) = table(rows[r], columns[i]);
      if (table.has_absent_cells()) result.set_absent(r, i, table.absence(rows[r], columns[i]));
    }
  return result;
}

/// The table with a column that is the sum of two of them in the place of the first, without the second.
inline TerritoryActivityTable with_activities_merged(const TerritoryActivityTable& table, std::size_t one,
                                                     std::size_t other) {
  std::vector<std::size_t> rows(table.row_count());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.column_count(); ++i)
    if (i != other) columns.push_back(i);
  TerritoryActivityTable result = reordered(table, rows, columns);
  for (std::size_t r = 0; r < rows.size(); ++r) result(r, one < other ? one : one - 1) += table(r, other);
  return result;
}

/// Two different places of so many.
struct PlacePair {
  std::size_t one;
  std::size_t other;
};
inline PlacePair any_pair(std::size_t count) {
  const std::size_t one = any_place(count);
  const std::size_t step = any_from<std::size_t>(1, count);
  return {one, (one + step) % count};
}

/// Both undefined, or apart by at most `tolerance` of the larger one (of 1 where both are smaller).
inline bool is_close(double a, double b, double tolerance = 1e-9) {
  if (!is_defined(a) || !is_defined(b)) return is_defined(a) == is_defined(b);
  return a == b || std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

inline bool are_close(std::span<const double> a, std::span<const double> b, double tolerance = 1e-9) {
  return std::ranges::equal(a, b, [tolerance](double x, double y) { return is_close(x, y, tolerance); });
}

inline bool is_within(double value, double low, double high, double tolerance = 1e-12) {
  return value >= low - tolerance && value <= high + tolerance;
}

}  // namespace zubia
