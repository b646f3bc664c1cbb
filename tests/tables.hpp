#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "engine/base/labelled_table.hpp"

namespace zubia {

/// Labels `prefix1`, `prefix2`, … for tests that do not care about names.
template <class L>
LabelIndex<L> numbered_labels(const std::string& prefix, std::size_t count) {
  LabelIndex<L> labels;
  for (std::size_t i = 1; i <= count; ++i) labels.insert(L(prefix + std::to_string(i)));
  return labels;
}

/// A table of the given rows, territories T1 … and activities A1 ….
inline TerritoryActivityTable table(const std::vector<std::vector<double>>& rows) {
  std::vector<double> values;
  for (const auto& row : rows) values.insert(values.end(), row.begin(), row.end());
  return {numbered_labels<Territory>("T", rows.size()), numbered_labels<Activity>("A", rows.front().size()), values};
}

}  // namespace zubia
