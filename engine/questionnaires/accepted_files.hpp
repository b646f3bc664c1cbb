#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/questionnaires/instrument.hpp"

namespace zubia::questionnaires {

/// A kind of file that a question can ask for, known by the end of the name.
struct FileKind {
  std::string_view extension;   ///< in small letters, without the point
  std::string_view media_type;  ///< as IANA has it
  std::string_view family;      ///< `image`, `audio`, `video` or `document`
};

/// All of them. What a browser would run is not among them: no web pages, no SVG, no programs, and no archives, in
/// which such could hide.
std::span<const FileKind> file_kinds();

/// By the end of the file's name, letter case aside; null where it is none of ours.
const FileKind* file_kind_of_name(std::string_view file_name);

/// Whether `word` can stand in `Item::accepted`: a family or an extension.
bool is_file_word(std::string_view word);

/// Whether the question takes such files: all kinds where it names none.
bool accepts(const Item& item, const FileKind& kind);

/// Whether the contents are what the name says, as far as their first bytes and the names inside an office file tell.
bool is_content_of(const FileKind& kind, std::string_view bytes);

inline constexpr int file_megabytes_default = 10;
inline constexpr int file_megabytes_most = 40;  ///< what one request carries, as base64

/// The largest file that the question takes, in bytes; a megabyte is 10⁶.
std::size_t file_bytes_max(const Item& item);

/// The name of an uploaded file in exports, made of nothing that a respondent wrote:
/// `<response>-<variable>.<extension>`. `answer` is what stands in the variable; empty where that is empty.
std::string exported_file_name(std::string_view response, std::string_view variable, std::string_view answer);

}  // namespace zubia::questionnaires
