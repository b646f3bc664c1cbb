#pragma once

#include <string_view>

namespace zubia::operations {

/// The catalogues of the product, built into the program.
extern const std::string_view nuts_catalogue;
extern const std::string_view nace_catalogue;

/// Common passwords of at least 8 characters, one a line, in lower case.
extern const std::string_view common_password_catalogue;

/// Boundaries of NUTS regions as GeoJSON.
extern const std::string_view boundary_catalogue;

/// What recomputes a study in R: effects/reproduce_study.R.
extern const std::string_view study_r_script;

}  // namespace zubia::operations
