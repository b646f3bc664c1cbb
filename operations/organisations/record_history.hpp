#pragma once

#include <string>
#include <vector>

namespace zubia::operations {

/// One value of a record that a change changed.
struct ChangedValue {
  std::string member;  ///< `sites[0].city`
  std::string before;  ///< empty: there was none
  std::string after;
};

/// What differs between two documents, value by value, in the order of their members. An empty document is one without
/// values.
std::vector<ChangedValue> changed_values(const std::string& before, const std::string& after);

/// A document as it was before a merge, with what was changed in it since: a member that is as the merge left it is as
/// before, another one stays.
std::string without_merge(const std::string& before, const std::string& merged, const std::string& now);

}  // namespace zubia::operations
