#pragma once

#include <string>
#include <string_view>

#include "engine/questionnaires/instrument.hpp"

/// The types of XLSForm. A part of xlsform.
namespace zubia::formats {

/// What a cell of the column `type` says.
struct XlsformType {
  enum class Kind : std::uint8_t {
    question,
    begin_group,
    begin_repeat,
    end_group,
    end_repeat,
    metadata,
    unsupported,
    unknown
  };
  Kind kind = Kind::unknown;
  questionnaires::ItemType item = questionnaires::ItemType::text;
  std::string word = {};  ///< the first word, in the newest spelling: `select_one`
  std::string list = {};
  bool has_other = false;
  std::string mend = {};  ///< of what is not known or not supported
};
XlsformType xlsform_type(std::string_view cell);

/// `select_one yes_no`, for a question of that type.
std::string type_cell(const questionnaires::Item& item);
/// The same for one of its rows.
std::string row_type_cell(const questionnaires::Item& item);
/// How the question wants to look in other programs: `likert`, `minimal` …
std::string appearance_cell(const questionnaires::Item& item);
/// The type that an appearance makes of another: `minimal` makes a dropdown.
questionnaires::ItemType type_by_appearance(questionnaires::ItemType type, std::string_view appearance);

}  // namespace zubia::formats
