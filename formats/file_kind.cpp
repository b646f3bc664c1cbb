#include "formats/file_kind.hpp"

#include <array>

#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view kind;
};

using namespace std::string_view_literals;

constexpr std::array<Signature, 20> signatures = {{
    {"%PDF-"sv, "a PDF document"sv},
    {"\x89PNG\r\n"sv, "a PNG picture"sv},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"sv},
    {"GIF8"sv, "a GIF picture"sv},
    {"SQLite format 3\0"sv, "an SQLite database"sv},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Microsoft Office file (XLS, DOC)"sv},
    {"\x1F\x8B"sv, "a gzip-compressed file"sv},
    {"\x28\xB5\x2F\xFD"sv, "a zstd-compressed file"sv},
    {"BZh"sv, "a bzip2-compressed file"sv},
    {"\xFD"
     "7zXZ"sv,
     "an xz-compressed file"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"sv},
    {"Rar!\x1A"sv, "a RAR archive"sv},
    {"PAR1"sv, "a Parquet file"sv},
    {"ARROW1"sv, "an Arrow file"sv},
    {"\x89HDF\r\n"sv, "an HDF5 file"sv},
    {"RDX2\n"sv, "an R data file"sv},
    {"RDX3\n"sv, "an R data file"sv},
    {"$FL2"sv, "an SPSS file"sv},
    {"{\\rtf"sv, "an RTF document"sv},
    {"\x7F"
     "ELF"sv,
     "a program"sv},
}};

std::string zip_kind(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 4096);
  if (start.find("mimetypeapplication/vnd.oasis.opendocument") != std::string_view::npos)
    return "an OpenDocument file (ODS, ODT)";
  // The directory of a ZIP file stands at its end, so all of it is searched.
  if (bytes.find("xl/workbook") != std::string_view::npos) return "an Excel workbook (XLSX)";
  if (bytes.find("word/document") != std::string_view::npos) return "a Word document (DOCX)";
  return "a ZIP archive";
}

}  // namespace

std::string other_file_kind(std::string_view bytes) {
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes)) return std::string(signature.kind);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_kind(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  const std::string beginning = lower_case(bytes.substr(start, 16));
  if (beginning.starts_with("<!doctype html") || beginning.starts_with("<html")) return "a web page (HTML)";
  if (beginning.starts_with("<?xml")) return "an XML document";
  return {};
}

}  // namespace zubia::formats
