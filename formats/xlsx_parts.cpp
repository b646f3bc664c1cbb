#include "formats/xlsx_parts.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace zubia::formats {
namespace {

/// The attribute, or the empty text.
std::string of(const XmlAttributes& attributes, std::string_view name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

/// An entry that `folder` speaks of: `worksheets/sheet1.xml` or `/xl/worksheets/sheet1.xml`. Empty where it climbs out.
std::string resolved(const std::string& folder, const std::string& target) {
  std::vector<std::string> parts;
  std::string whole = target.starts_with('/') ? target.substr(1) : folder + target;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string part = whole.substr(at, end - at);
    if (part == "..") {
      if (parts.empty()) return {};
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    at = end + 1;
  }
  std::string path;
  for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
  return path;
}

struct Relation {
  std::string type;
  std::string target;
};

/// What the file at `entry` refers to, by id.
Result<std::map<std::string, Relation>> read_relations(const ZipArchive& archive, const std::string& entry,
                                                       const std::string& file_name) {
  std::map<std::string, Relation> relations;
  const std::size_t slash = entry.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : entry.substr(0, slash + 1);
  const std::string place = folder + "_rels/" + entry.substr(folder.size()) + ".rels";
  if (!archive.has(place)) return relations;
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name != "Relationship" || of(attributes, "TargetMode") == "External") return;
    const std::string type = of(attributes, "Type");
    relations[of(attributes, "Id")] = {type.substr(type.rfind('/') + 1), resolved(folder, of(attributes, "Target"))};
  };
  if (auto read = read_xml(archive, place, file_name, events); !read) return refuse(std::move(read.error()));
  return relations;
}

bool has_letter_of(std::string_view code, std::string_view letters) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      // [h] counts hours; [Red] and [$-409] do not.
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inner = code.substr(i + 1, end - i - 1);
      const bool counts = !inner.empty() && std::ranges::all_of(inner, [](char one) {
        return std::string_view("hmsHMS").find(one) != std::string_view::npos;
      });
      if (counts && letters.find('h') != std::string_view::npos) return true;
      i = end;
    } else if (c == ';') {
      return false;
    } else if (letters.find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

int whole_number(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number >= 0 ? number : -1;
}

NumberMeaning meaning_of_format(std::string_view code) {
  if (code == "General" || code == "general") return NumberMeaning::number;
  const bool has_day = has_letter_of(code, "yYdD");
  const bool has_hour = has_letter_of(code, "hHsS");
  const bool has_month = has_letter_of(code, "mM");
  if (has_day) return has_hour ? NumberMeaning::date_and_time : NumberMeaning::date;
  if (has_hour) return NumberMeaning::time;
  return has_month ? NumberMeaning::date : NumberMeaning::number;
}

NumberMeaning meaning_of_format(int number) {
  if (number == 22) return NumberMeaning::date_and_time;
  if ((number >= 18 && number <= 21) || (number >= 45 && number <= 47) || (number >= 32 && number <= 35))
    return NumberMeaning::time;
  const bool is_date =
      (number >= 14 && number <= 17) || (number >= 27 && number <= 36) || (number >= 50 && number <= 58);
  return is_date ? NumberMeaning::date : NumberMeaning::number;
}

std::string date_of_serial(double serial, NumberMeaning meaning, bool counts_from_1904) {
  if (!std::isfinite(serial) || serial < 0 || serial > 3e6) return {};
  auto days = static_cast<std::int64_t>(std::floor(serial));
  auto seconds = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86'400));
  if (seconds == 86'400) {
    ++days;
    seconds = 0;
  }
  std::string clock = fmt::format("{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
  if (meaning == NumberMeaning::time && days == 0) return clock;
  if (counts_from_1904)
    days += 1'462;
  else if (days < 60)
    ++days;
  // From 1899-12-30, in the calendar whose year begins in March.
  days += 719'468 - 25'569;
  const std::int64_t era = days / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted + (shifted < 10 ? 3 : -9);
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  if (year > 9999) return {};
  const std::string day = fmt::format("{:04}-{:02}-{:02}", year, month, day_of_year - (153 * shifted + 2) / 5 + 1);
  return meaning == NumberMeaning::date ? day : day + "T" + clock;
}

Result<WorkbookParts> read_workbook_parts(const ZipArchive& archive, const std::string& file_name) {
  auto roots = read_relations(archive, "", file_name);
  if (!roots) return refuse(std::move(roots.error()));
  std::string workbook = "xl/workbook.xml";
  for (const auto& [id, relation] : *roots)
    if (relation.type == "officeDocument") workbook = relation.target;
  if (!archive.has(workbook))
    return refuse({"not-an-xlsx-file",
                   "The file is a zip archive, but no workbook.",
                   {.file = file_name},
                   "Save it as an Excel workbook (.xlsx)."});
  auto relations = read_relations(archive, workbook, file_name);
  if (!relations) return refuse(std::move(relations.error()));
  WorkbookParts parts;
  for (const auto& [id, relation] : *relations) {
    if (relation.type == "sharedStrings") parts.shared_strings = relation.target;
    if (relation.type == "styles") parts.styles = relation.target;
  }
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlAttributes& attributes) {
    const std::string epoch = of(attributes, "date1904");
    if (name == "workbookPr") parts.counts_from_1904 = epoch == "1" || epoch == "true";
    if (name != "sheet") return;
    const auto relation = relations->find(of(attributes, "id"));
    // Charts have sheets too, without cells.
    if (relation != relations->end() && relation->second.type == "worksheet" && archive.has(relation->second.target))
      parts.sheets.push_back({of(attributes, "name"), relation->second.target});
  };
  if (auto read = read_xml(archive, workbook, file_name, events); !read) return refuse(std::move(read.error()));
  return parts;
}

Result<std::vector<std::string>> read_shared_strings(const ZipArchive& archive, const std::string& entry,
                                                     const std::string& file_name, std::size_t bytes_max) {
  std::vector<std::string> strings;
  if (entry.empty() || !archive.has(entry)) return strings;
  XmlEvents events;
  bool is_text = false;
  int phonetic = 0;
  std::size_t bytes = 0;
  events.start = [&](std::string_view name, const XmlAttributes&) {
    if (name == "si") {
      strings.emplace_back();
      bytes += sizeof(std::string);
    }
    if (name == "rPh") ++phonetic;
    is_text = name == "t" && phonetic == 0 && !strings.empty();
  };
  events.end = [&](std::string_view name) {
    if (name == "rPh") --phonetic;
    is_text = false;
  };
  events.text = [&](std::string_view text) {
    if (!is_text) return;
    bytes += text.size();
    strings.back() += text;
    if (bytes > bytes_max)
      events.problem = {
          "archive-too-large", "The texts of the file are more than is read.", {.file = file_name}, "Divide the file."};
  };
  if (auto read = read_xml(archive, entry, file_name, events); !read) return refuse(std::move(read.error()));
  return strings;
}

Result<std::vector<NumberMeaning>> read_number_meanings(const ZipArchive& archive, const std::string& entry,
                                                        const std::string& file_name) {
  std::vector<NumberMeaning> meanings;
  if (entry.empty() || !archive.has(entry)) return meanings;
  std::map<int, NumberMeaning> formats;
  bool is_cell_style = false;
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "cellXfs") is_cell_style = true;
    const int number = whole_number(of(attributes, "numFmtId"));
    if (name == "numFmt") formats[number] = meaning_of_format(of(attributes, "formatCode"));
    if (name != "xf" || !is_cell_style) return;
    const auto own = formats.find(number);
    meanings.push_back(own == formats.end() ? meaning_of_format(number) : own->second);
  };
  events.end = [&](std::string_view name) {
    if (name == "cellXfs") is_cell_style = false;
  };
  if (auto read = read_xml(archive, entry, file_name, events); !read) return refuse(std::move(read.error()));
  return meanings;
}

}  // namespace zubia::formats
