#include "engine/questionnaires/accepted_files.hpp"

#include <algorithm>
#include <array>

namespace zubia::questionnaires {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.";

constexpr std::array kinds = {
    FileKind{"jpg", "image/jpeg", "image"},
    FileKind{"jpeg", "image/jpeg", "image"},
    FileKind{"png", "image/png", "image"},
    FileKind{"gif", "image/gif", "image"},
    FileKind{"webp", "image/webp", "image"},
    FileKind{"heic", "image/heic", "image"},
    FileKind{"tif", "image/tiff", "image"},
    FileKind{"tiff", "image/tiff", "image"},
    FileKind{"mp3", "audio/mpeg", "audio"},
    FileKind{"m4a", "audio/mp4", "audio"},
    FileKind{"ogg", "audio/ogg", "audio"},
    FileKind{"opus", "audio/ogg", "audio"},
    FileKind{"wav", "audio/wav", "audio"},
    FileKind{"flac", "audio/flac", "audio"},
    FileKind{"amr", "audio/amr", "audio"},
    FileKind{"mp4", "video/mp4", "video"},
    FileKind{"mov", "video/quicktime", "video"},
    FileKind{"webm", "video/webm", "video"},
    FileKind{"3gp", "video/3gpp", "video"},
    FileKind{"pdf", "application/pdf", "document"},
    FileKind{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"},
    FileKind{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "document"},
    FileKind{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "document"},
    FileKind{"odt", "application/vnd.oasis.opendocument.text", "document"},
    FileKind{"ods", "application/vnd.oasis.opendocument.spreadsheet", "document"},
    FileKind{"odp", "application/vnd.oasis.opendocument.presentation", "document"},
    FileKind{"doc", "application/msword", "document"},
    FileKind{"xls", "application/vnd.ms-excel", "document"},
    FileKind{"ppt", "application/vnd.ms-powerpoint", "document"},
    FileKind{"rtf", "application/rtf", "document"},
    FileKind{"txt", "text/plain", "document"},
    FileKind{"csv", "text/csv", "document"},
};

/// What the contents of a media type begin with, `at` bytes in; of several one is enough.
struct Signature {
  std::string_view media_type;
  std::string_view bytes;
  std::size_t at = 0;
};

constexpr std::array signatures = {
    Signature{"image/jpeg", "\xFF\xD8\xFF"},
    Signature{"image/png", "\x89PNG\r\n\x1A\n"},
    Signature{"image/gif", "GIF87a"},
    Signature{"image/gif", "GIF89a"},
    Signature{"image/webp", "WEBP", 8},
    Signature{"image/heic", "ftyp", 4},
    Signature{"image/tiff", "II*\0"sv},
    Signature{"image/tiff", "MM\0*"sv},
    Signature{"audio/mpeg", "ID3"},
    Signature{"audio/mpeg", "\xFF\xFB"},
    Signature{"audio/mpeg", "\xFF\xFA"},
    Signature{"audio/mpeg", "\xFF\xF3"},
    Signature{"audio/mpeg", "\xFF\xF2"},
    Signature{"audio/mp4", "ftyp", 4},
    Signature{"audio/ogg", "OggS"},
    Signature{"audio/wav", "WAVE", 8},
    Signature{"audio/flac", "fLaC"},
    Signature{"audio/amr", "#!AMR"},
    Signature{"video/mp4", "ftyp", 4},
    Signature{"video/quicktime", "ftyp", 4},
    Signature{"video/quicktime", "moov", 4},
    Signature{"video/quicktime", "mdat", 4},
    Signature{"video/quicktime", "wide", 4},
    Signature{"video/webm", "\x1A\x45\xDF\xA3"},
    Signature{"video/3gpp", "ftyp", 4},
    Signature{"application/pdf", "%PDF-"},
    Signature{"application/msword", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
    Signature{"application/vnd.ms-excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
    Signature{"application/vnd.ms-powerpoint", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
    Signature{"application/rtf", "{\\rtf"},
};

constexpr std::array families = {"image"sv, "audio"sv, "video"sv, "document"sv};

std::string lower(std::string_view text) {
  std::string all(text);
  std::ranges::transform(all, all.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return all;
}

/// Office files are zip archives, whose entries bear their names as they are.
bool is_office_file(const FileKind& kind, std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  if (!kind.media_type.starts_with(office))
    return bytes.substr(0, 256).find("mimetype" + std::string(kind.media_type)) != std::string_view::npos;
  const std::string_view folder = kind.extension == "docx" ? "word/" : kind.extension == "xlsx" ? "xl/" : "ppt/";
  return bytes.find("[Content_Types].xml") != std::string_view::npos && bytes.find(folder) != std::string_view::npos;
}

/// Text has no zero bytes, unless it says that it is UTF-16; nor does it begin as another kind of file.
bool is_text(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  return bytes.find('\0') == std::string_view::npos && !bytes.starts_with("%PDF-") && !bytes.starts_with("PK\x03\x04");
}

}  // namespace

std::span<const FileKind> file_kinds() { return kinds; }

const FileKind* file_kind_of_name(std::string_view file_name) {
  const std::size_t point = file_name.rfind('.');
  if (point == std::string_view::npos) return nullptr;
  const auto found = std::ranges::find(kinds, lower(file_name.substr(point + 1)), &FileKind::extension);
  return found == kinds.end() ? nullptr : &*found;
}

bool is_file_word(std::string_view word) {
  return std::ranges::find(families, word) != families.end() ||
         std::ranges::find(kinds, word, &FileKind::extension) != kinds.end();
}

bool accepts(const Item& item, const FileKind& kind) {
  return item.accepted.empty() || std::ranges::any_of(item.accepted, [&](const std::string& word) {
           return word == kind.family || word == kind.extension;
         });
}

bool is_content_of(const FileKind& kind, std::string_view bytes) {
  if (kind.media_type.starts_with("text/")) return is_text(bytes);
  if (kind.media_type.starts_with(office) || kind.media_type.starts_with("application/vnd.oasis."))
    return is_office_file(kind, bytes);
  return std::ranges::any_of(signatures, [&](const Signature& one) {
    return one.media_type == kind.media_type && bytes.size() >= one.at + one.bytes.size() &&
           bytes.substr(one.at, one.bytes.size()) == one.bytes;
  });
}

std::size_t file_bytes_max(const Item& item) {
  constexpr std::size_t megabyte = 1'000'000;
  return static_cast<std::size_t>(item.megabytes_max.value_or(file_megabytes_default)) * megabyte;
}

std::string exported_file_name(std::string_view response, std::string_view variable, std::string_view answer) {
  const FileKind* kind = file_kind_of_name(answer);
  if (kind == nullptr) return {};
  return std::string(response) + "-" + std::string(variable) + "." + std::string(kind->extension);
}

}  // namespace zubia::questionnaires
