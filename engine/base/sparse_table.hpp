#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/label_index.hpp"

namespace zubia {

/// A table that stores only the cells that are not zero, row by row (compressed sparse rows). For tables with so many
/// activities that a dense one would be mostly zeros. A cell that is not stored is a zero, not an absent fact.
template <class Row, class Column>
struct SparseTable {
  LabelIndex<Row> rows;
  LabelIndex<Column> columns;
  std::vector<std::size_t> row_starts;       ///< rows + 1 entries
  std::vector<std::uint32_t> column_places;  ///< ascending within a row
  std::vector<double> values;

  std::span<const std::uint32_t> row_columns(std::size_t row) const {
    return {column_places.data() + row_starts[row], row_starts[row + 1] - row_starts[row]};
  }
  std::span<const double> row_values(std::size_t row) const {
    return {values.data() + row_starts[row], row_starts[row + 1] - row_starts[row]};
  }
};

using SparseTerritoryActivityTable = SparseTable<Territory, Activity>;

}  // namespace zubia
