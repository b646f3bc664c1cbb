#pragma once

#include <string>

#include "engine/base/result.hpp"

namespace zubia::cli {

/// A problem as one line for a person: where, what, and the mend.
/// `zubia: employment.csv, line 3, column value: "abc" is not a number. Write …`
std::string problem_text(const Problem& problem);

}  // namespace zubia::cli
