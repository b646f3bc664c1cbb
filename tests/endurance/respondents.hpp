#pragma once

#include <cstddef>
#include <string>

#include "tests/endurance/surveyed_programme.hpp"

namespace zubia::endurance {

/// Serves a programme over HTTP, as the program does, and has respondents write everything at once, `count` of them.
/// What they ask and what is acknowledged goes into the record of this process. Throws where a write is not taken.
void answer_over_http(SurveyedProgramme& programme, const std::string& key_file, std::size_t count);

}  // namespace zubia::endurance
