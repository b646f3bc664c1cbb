#include "formats/codebook_files.hpp"

#include "formats/csv_writer.hpp"
#include "formats/xlsx_writer.hpp"
#include "formats/xml_text.hpp"

namespace zubia::formats {
namespace {

/// `0f3a…` as a GUID is written: 8-4-4-4-12.
std::string guid_text(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    text += digits[i];
  }
  return text;
}

std::string indent(std::size_t depth) { return std::string(4 + 2 * depth, ' '); }

}  // namespace

std::string write_codebook_csv(const std::vector<CodebookLine>& lines) {
  CsvWriter csv({.delimiter = ',', .formula_text = FormulaText::disarmed, .line_end = "\r\n"});
  csv.text("code").text("parent").text("depth").text("name").text("definition").end_row();
  for (const CodebookLine& one : lines)
    csv.text(one.code)
        .text(one.parent)
        .number(static_cast<double>(one.depth))
        .text(one.name)
        .text(one.definition)
        .end_row();
  return csv.written();
}

Result<std::string> write_codebook_workbook(const std::vector<CodebookLine>& lines, const std::string& sheet) {
  XlsxSheet codes{.name = sheet, .header = {"code", "parent", "depth", "name", "definition"}, .rows = {}, .widths = {}};
  codes.widths = {24, 24, 8, 32, 80};
  for (const CodebookLine& one : lines)
    codes.rows.push_back({one.code, one.parent, static_cast<double>(one.depth), one.name, one.definition});
  return write_xlsx({codes});
}

std::string write_refi_codebook(const std::vector<CodebookLine>& lines, const std::string& origin) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"urn:QDA-XML:codebook:1.0 "
      "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd\" origin=\"" +
      xml_text(origin) + "\">\n  <Codes>\n";
  std::size_t open = 0;
  for (const CodebookLine& one : lines) {
    while (open > one.depth) xml += indent(--open) + "</Code>\n";
    xml += indent(one.depth) + "<Code guid=\"" + guid_text(one.guid) + "\" name=\"" + xml_text(one.name) +
           "\" isCodable=\"true\">\n";
    open = one.depth + 1;
    if (!one.definition.empty()) xml += indent(open) + "<Description>" + xml_text(one.definition) + "</Description>\n";
  }
  while (open > 0) xml += indent(--open) + "</Code>\n";
  return xml + "  </Codes>\n</CodeBook>\n";
}

}  // namespace zubia::formats
