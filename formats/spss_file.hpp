#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "engine/questionnaires/response_table.hpp"

namespace zubia::formats {

/// A table of responses as an SPSS system file (.sav): names, labels, value labels, user-missing values, widths as the
/// form has them, dates as dates, and a multiple-response set for each question of which several choices may be taken.
///
/// A text longer than its column is cut at a whole character; `ResponseTable::cut` names those columns. Refused:
/// `not-written`, where the library that writes it cannot.
Result<std::string> write_spss(const questionnaires::ResponseTable& table);

}  // namespace zubia::formats
