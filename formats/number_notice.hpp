#pragma once

#include "engine/base/result.hpp"
#include "formats/number_style.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// The style that the numbers of a file agree on. Where they agree on none, or on the usual one, the file is refused
/// with `not_a_number`, what was wrong with it in the usual style, or with `ambiguous-number`.
Result<NumberStyle> agreed_style(const NumberStyleEvidence& evidence, const Problem& not_a_number);

/// What the user should know about an unusual style.
Notice number_notice(NumberStyle style);

}  // namespace zubia::formats
