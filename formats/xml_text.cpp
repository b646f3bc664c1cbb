#include "formats/xml_text.hpp"

#include <unicode/unistr.h>

namespace zubia::formats {
namespace {

bool xml_can_hold(UChar32 character) {
  if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
  return character != 0xFFFE && character != 0xFFFF;
}

std::string_view reference(UChar32 character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&apos;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return {};
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  // The conversion puts U+FFFD in place of broken UTF-8.
  const icu::UnicodeString characters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string escaped;
  escaped.reserve(text.size());
  for (int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const UChar32 character = characters.char32At(i);
    if (const std::string_view written = reference(character); !written.empty())
      escaped += written;
    else if (xml_can_hold(character))
      icu::UnicodeString(character).toUTF8String(escaped);
    else
      escaped += "\xEF\xBF\xBD";
  }
  return escaped;
}

}  // namespace zubia::formats
