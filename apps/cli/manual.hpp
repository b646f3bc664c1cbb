#pragma once

#include <span>
#include <string>

#include "operations/any_operation.hpp"

namespace zubia::cli {

/// The manual page `zubia(1)` in roff, from the same list as everything else.
std::string manual(std::span<const operations::AnyOperation> operations);

}  // namespace zubia::cli
