#pragma once

#include <string>
#include <vector>

#include "programme/programme_record.hpp"

namespace zubia::operations {

/// The names of a NUTS territory or a NACE activity in the languages of the product; none for a code that is not in the
/// catalogues.
std::vector<LocalisedText> territory_names(const std::string& code);
std::vector<LocalisedText> activity_names(const std::string& code);

/// The name in `language`, else in English, else in whichever there is, else the code.
std::string name_in(const std::vector<LocalisedText>& names, const std::string& language, const std::string& code);

}  // namespace zubia::operations
