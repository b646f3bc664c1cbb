#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/classification_labels.hpp"

/// A part of classification_labels. Not for others.
namespace zubia::formats {

/// Whether the bytes begin as XML does: no other list does.
bool is_xml(std::string_view bytes);

/// Codes are elements with an attribute `CODE` or `code`; those inside others have them for their parents. Labels are
/// the texts of elements inside with an attribute `LANG` or `lang`. Refused: `broken-xml`, `duplicate-code`,
/// `no-codes`.
Result<ClassificationLabels> read_classification_xml(std::string_view bytes, const std::string& file_name);

}  // namespace zubia::formats
