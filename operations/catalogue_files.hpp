#pragma once

#include <string_view>

namespace zubia::operations {

/// The catalogues of the product, built into the program.
extern const std::string_view nuts_catalogue;
extern const std::string_view nace_catalogue;

}  // namespace zubia::operations
