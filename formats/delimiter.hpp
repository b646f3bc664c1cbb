#pragma once

#include <string>
#include <string_view>

namespace zubia::formats {

/// The character that separates the fields of `text`: comma, semicolon, tab or bar. The one that cuts the header and
/// the first records into equally many fields, and into most; a comma where nothing speaks for another.
char sniff_delimiter(std::string_view text);

/// `comma`, `semicolon`, `tab`, `bar`.
std::string delimiter_name(char delimiter);

}  // namespace zubia::formats
