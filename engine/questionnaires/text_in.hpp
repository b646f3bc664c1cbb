#pragma once

#include <string>
#include <vector>

#include "engine/questionnaires/instrument.hpp"

namespace zubia::questionnaires {

/// The text in that language, else in the first language of the questionnaire that has it; empty where none has.
std::string text_in(const Texts& texts, const std::string& language, const std::vector<std::string>& languages);

}  // namespace zubia::questionnaires
