#pragma once

#include <cassert>
#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/label.hpp"
#include "engine/base/label_index.hpp"
#include "engine/base/large_memory.hpp"

namespace zubia {

/// Leaves new numbers as the memory has them, so that a large table is first touched by the threads that fill it.
template <class T>
struct UnfilledAllocator {
  using value_type = T;

  UnfilledAllocator() = default;
  template <class U>
  explicit UnfilledAllocator(const UnfilledAllocator<U>&) noexcept {}

  T* allocate(std::size_t count) {
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_array_new_length();
    return static_cast<T*>(take_memory(count * sizeof(T)));
  }
  void deallocate(T* place, std::size_t count) noexcept { give_memory_back(place, count * sizeof(T)); }

  template <class U>
  void construct(U* place) noexcept {
    ::new (static_cast<void*>(place)) U;
  }
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }

  friend bool operator==(const UnfilledAllocator&, const UnfilledAllocator&) { return true; }
};

/// For a table whose every cell is written next.
struct Unfilled {};

/// Numbers in rows and columns that carry their names. Row major. A cell without a number reads as NaN and says why
/// through `absence`.
template <class Row, class Column>
class LabelledTable {
 public:
  LabelledTable() = default;

  LabelledTable(LabelIndex<Row> rows, LabelIndex<Column> columns, double value = 0.0)
      : rows_(std::move(rows)), columns_(std::move(columns)), values_(rows_.size() * columns_.size(), value) {}

  LabelledTable(LabelIndex<Row> rows, LabelIndex<Column> columns, const std::vector<double>& values)
      : rows_(std::move(rows)), columns_(std::move(columns)), values_(values.begin(), values.end()) {
    assert(values_.size() == rows_.size() * columns_.size());
  }

  LabelledTable(LabelIndex<Row> rows, LabelIndex<Column> columns, Unfilled)
      : rows_(std::move(rows)), columns_(std::move(columns)), values_(rows_.size() * columns_.size()) {}

  const LabelIndex<Row>& rows() const { return rows_; }
  const LabelIndex<Column>& columns() const { return columns_; }
  std::size_t row_count() const { return rows_.size(); }
  std::size_t column_count() const { return columns_.size(); }

  double operator()(std::size_t row, std::size_t column) const { return values_[place(row, column)]; }

  /// To be written with numbers or `undefined`; an absent fact is written with `set_absent`.
  double& operator()(std::size_t row, std::size_t column) { return values_[place(row, column)]; }

  std::span<const double> row(std::size_t row) const { return {values_.data() + place(row, 0), column_count()}; }
  std::span<double> row(std::size_t row) { return {values_.data() + place(row, 0), column_count()}; }

  std::span<const double> values() const { return values_; }
  std::span<double> values() { return values_; }

  void set_absent(std::size_t row, std::size_t column, Absence reason) {
    if (absences_.empty()) absences_.resize(values_.size(), Absence::none);
    absences_[place(row, column)] = reason;
    if (reason != Absence::none) values_[place(row, column)] = undefined;
  }

  Absence absence(std::size_t row, std::size_t column) const {
    return absences_.empty() ? Absence::none : absences_[place(row, column)];
  }

  bool has_absent_cells() const {
    for (const Absence reason : absences_)
      if (reason != Absence::none) return true;
    return false;
  }

 private:
  std::size_t place(std::size_t row, std::size_t column) const {
    assert(row < rows_.size() || column == 0);
    return row * columns_.size() + column;
  }

  LabelIndex<Row> rows_;
  LabelIndex<Column> columns_;
  std::vector<double, UnfilledAllocator<double>> values_;
  std::vector<Absence> absences_;  // empty while every cell has a number
};

using TerritoryActivityTable = LabelledTable<Territory, Activity>;
using ActivityMatrix = LabelledTable<Activity, Activity>;

/// One number per label, in the order of the labels.
template <class L>
struct LabelledVector {
  LabelIndex<L> labels;
  std::vector<double> values;
};

}  // namespace zubia
