#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// The text of a file as UTF-8, and the encoding it came in.
struct DecodedText {
  std::string encoding;  ///< `UTF-8`, `UTF-16LE`, `windows-1252` …
  std::optional<std::string> converted;
  std::string_view original;  ///< the bytes after the byte order mark; they must outlive this

  std::string_view text() const { return converted ? std::string_view(*converted) : original; }
};

/// Finds the encoding of a file and decodes it: a byte order mark decides, then valid UTF-8, then the zero bytes of
/// UTF-16; what is left is one of the 8-bit encodings of Europe, Windows-1252 (Latin-1) unless its letters clearly
/// speak for another.
///
/// Refused with `wrong-encoding`: text that is mostly UTF-8 but not all, that breaks off within a character, or that
/// has control characters, which no encoding of a table explains.
Result<DecodedText> decode_text(std::string_view bytes, const std::string& file_name);

}  // namespace zubia::formats
