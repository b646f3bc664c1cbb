#pragma once

#include <map>
#include <string>
#include <utility>

#include "formats/xlsform.hpp"
#include "formats/xlsform_sheet.hpp"

/// Where the parts of an instrument stand in its XLSForm. A part of xlsform.
namespace zubia::formats {

struct XlsformPlaces {
  std::map<std::string, std::size_t> survey = {};                           ///< by name, the first row that has it
  std::map<std::string, std::size_t> again = {};                            ///< and the last
  std::map<std::pair<std::string, std::size_t>, std::size_t> choices = {};  ///< by list and place in it
};

/// Checks the draft of a file, and adds what is wrong with it, each at its sheet, row and column.
void place_problems(XlsformFile& file, const XlsformPlaces& places, const XlsformSheet& survey,
                    const XlsformSheet& choices);

}  // namespace zubia::formats
