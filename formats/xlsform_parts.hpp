#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/questionnaires/instrument.hpp"

/// What reading and writing an XLSForm share. A part of xlsform.
namespace zubia::formats {

/// The columns that may be in several languages.
const std::vector<std::string>& survey_texts();
const std::vector<std::string>& settings_texts();
const std::vector<std::string>& dimension_texts();

/// What XLSForm cannot say of an item or row, as JSON for the column `zubia`; empty where it can say everything.
std::string item_extension(const questionnaires::Item& item);
std::string row_extension(const questionnaires::Row& row);
/// Puts it back. False where it is no such JSON.
bool extend_item(questionnaires::Item& item, const std::string& extension);
bool extend_row(questionnaires::Row& row, const std::string& extension);

/// The bounds of a number as a constraint for other programs: `. >= 0 and . <= 100`.
std::string bounds_constraint(const questionnaires::Item& item);

/// A first answer as XLSForm has it, plain or as an expression, and back.
std::string default_of_initial(const std::string& initial);
std::string initial_of_default(const std::string& written, questionnaires::ItemType type);

/// A number as short as it reads back the same.
std::string short_number(double number);

}  // namespace zubia::formats
