#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/xlsform.hpp"
#include "formats/xlsform_places.hpp"
#include "formats/xlsform_sheet.hpp"

/// An XLSForm while it is read, and what stands around its questions. A part of xlsform.
namespace zubia::formats {

struct XlsformBook {
  XlsformSheet survey;
  XlsformSheet choices;
  XlsformSheet settings;
  XlsformSheet dimensions;
  XlsformOptions options;
  std::string unnamed = {};  ///< the language of columns that name none
  XlsformPlaces places = {};
  XlsformFile file = {};

  /// Says it once, however often it occurs.
  void notice(const char* code, std::string detail, std::string mend);
};

/// Reads the languages, settings, lists of choices and dimensions.
void read_frame(XlsformBook& book);

std::optional<double> xlsform_number(std::string_view text);

}  // namespace zubia::formats
