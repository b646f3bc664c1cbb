#pragma once

// The list of operations: the table of contents of the product.

#include <vector>

#include "operations/any_operation.hpp"

namespace zubia::operations {

/// Every question and command, in the order in which help lists them.
const std::vector<AnyOperation>& all_operations();

}  // namespace zubia::operations
