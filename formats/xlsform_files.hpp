#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/questionnaires/instrument.hpp"

/// Questions for files in XLSForms. A part of xlsform.
namespace zubia::formats {

/// What a question takes by the word of its type (`file`, `image`, `audio` …) and its cell `body::accept`: media types
/// and extensions, `image/*,.pdf`. What is not known stays as it is written, for the check of the form to name.
std::vector<std::string> accepted_in(std::string_view type_word, std::string_view accept_cell);

/// `image`, `audio` or `video` where the question takes that family and nothing else; otherwise `file`.
std::string file_type_cell(const questionnaires::Item& item);

/// What stands in `body::accept`; empty where the type says it, or where everything is taken.
std::string accept_cell(const questionnaires::Item& item);

}  // namespace zubia::formats
