#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "engine/disclosure/null_space.hpp"

/// The structure audit as its definition says it, set by set: what the quick one is held against, and measured beside.
namespace zubia::disclosure {

using Rows = std::vector<std::vector<int>>;  // each the classes that it sums

/// Calls `visit` with every set of classes that has fewer than `units_min` units together, until one returns true.
inline bool any_small_set(const std::vector<std::vector<int>>& units_of_classes, int units_min,
                          const std::function<bool(const std::vector<int>&)>& visit) {
  std::vector<int> chosen;
  const std::function<bool(std::size_t)> extend = [&](std::size_t from) {
    std::set<int> units;
    for (const int number : chosen)
      units.insert(units_of_classes[static_cast<std::size_t>(number)].begin(),
                   units_of_classes[static_cast<std::size_t>(number)].end());
    if (static_cast<int>(units.size()) >= units_min) return false;
    if (!chosen.empty() && visit(chosen)) return true;
    for (std::size_t next = from; next < units_of_classes.size(); ++next) {
      chosen.push_back(static_cast<int>(next));
      if (extend(next + 1)) return true;
      chosen.pop_back();
    }
    return false;
  };
  return extend(0);
}

/// The rank of 0/1 rows without some columns, by elimination without fractions (Bareiss): exact up to about 20 columns,
/// where minors fit 64 bits.
inline std::size_t rank_without(const Rows& rows, std::size_t columns, const std::vector<int>& left_out) {
  std::vector<std::vector<std::int64_t>> matrix;
  for (const auto& row : rows) {
    auto& line = matrix.emplace_back(columns, 0);
    for (const int column : row) line[static_cast<std::size_t>(column)] = 1;
    for (const int column : left_out) line[static_cast<std::size_t>(column)] = 0;
  }
  std::size_t rank = 0;
  std::int64_t previous = 1;
  for (std::size_t column = 0; column < columns && rank < matrix.size(); ++column) {
    std::size_t pivot = rank;
    while (pivot < matrix.size() && matrix[pivot][column] == 0) ++pivot;
    if (pivot == matrix.size()) continue;
    std::swap(matrix[rank], matrix[pivot]);
    for (std::size_t at = rank + 1; at < matrix.size(); ++at) {
      for (std::size_t other = column + 1; other < columns; ++other)
        matrix[at][other] =
            (matrix[at][other] * matrix[rank][column] - matrix[at][column] * matrix[rank][other]) / previous;
      matrix[at][column] = 0;
    }
    previous = matrix[rank][column];
    ++rank;
  }
  return rank;
}

/// No set of fewer units changes the rank when its classes are left out.
inline bool is_safe_by_definition(const Rows& rows, const std::vector<std::vector<int>>& units_of_classes,
                                  int units_min) {
  const std::size_t rank = rank_without(rows, units_of_classes.size(), {});
  return !any_small_set(units_of_classes, units_min, [&](const std::vector<int>& set) {
    return rank_without(rows, units_of_classes.size(), set) != rank;
  });
}

/// The same for larger populations, modulo a prime: every small set has independent columns in the null space.
inline bool is_safe_set_by_set(const NullSpace<SecondField>& space,
                               const std::vector<std::vector<int>>& units_of_classes, int units_min) {
  using Field = SecondField;
  return !any_small_set(units_of_classes, units_min, [&](const std::vector<int>& set) {
    std::vector<std::vector<std::uint64_t>> lines;
    for (const int number : set) {
      auto& line = lines.emplace_back();
      for (const auto& vector : space.basis()) line.push_back(vector[static_cast<std::size_t>(number)]);
    }
    for (std::size_t line = 0; line < lines.size(); ++line) {
      std::size_t pivot = 0;
      while (pivot < lines[line].size() && lines[line][pivot] == 0) ++pivot;
      if (pivot == lines[line].size()) return true;
      const std::uint64_t unit = Field::inverse(lines[line][pivot]);
      for (std::size_t later = line + 1; later < lines.size(); ++later) {
        if (lines[later][pivot] == 0) continue;
        const std::uint64_t factor = Field::times(lines[later][pivot], unit);
        for (std::size_t at = pivot; at < lines[line].size(); ++at)
          lines[later][at] = Field::minus(lines[later][at], Field::times(factor, lines[line][at]));
      }
    }
    return false;
  });
}

}  // namespace zubia::disclosure
