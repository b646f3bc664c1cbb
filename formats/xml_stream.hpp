#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/zip_archive.hpp"

namespace zubia::formats {

/// The attributes of an element, by their names without prefix.
using XmlAttributes = std::map<std::string, std::string, std::less<>>;

/// What to do with each element. Names come without their prefix. Whoever has seen enough, or too much, sets `problem`
/// or `is_done`, and nothing more is read.
struct XmlEvents {
  std::function<void(std::string_view name, const XmlAttributes&)> start = {};
  std::function<void(std::string_view name)> end = {};
  std::function<void(std::string_view)> text = {};
  std::optional<Problem> problem = {};
  bool is_done = false;
};

/// Reads an entry of an archive as XML, piece by piece. Entities of its own, outer ones and document types are refused,
/// so nothing swells and nothing else is fetched. Refused: `broken-xlsx` (with the line in the entry),
/// `archive-too-large` (nested more than 64 deep, or an attribute or text over its limit), and what the archive
/// refuses.
Result<bool> read_xml(const ZipArchive& archive, const std::string& entry, const std::string& file_name,
                      XmlEvents& events);

/// Reads a file of XML. It may name a document type, which is not fetched, but none of its own. Refused: `broken-xml`
/// with the line, and what the events refuse.
Result<void> read_xml_text(std::string_view bytes, const std::string& file_name, XmlEvents& events);

}  // namespace zubia::formats
