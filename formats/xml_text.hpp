#pragma once

#include <string>
#include <string_view>

namespace zubia::formats {

/// `text` as it may stand in an XML element or attribute: & < > " ' escaped, tab and line ends as references, and
/// U+FFFD in place of what XML 1.0 cannot hold (control characters, noncharacters, broken UTF-8).
std::string xml_text(std::string_view text);

}  // namespace zubia::formats
