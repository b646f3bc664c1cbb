#include "formats/ddi_codebook.hpp"

#include "formats/csv_writer.hpp"
#include "formats/xml_text.hpp"

namespace zubia::formats {
namespace {

using questionnaires::ColumnKind;
using questionnaires::ResponseColumn;
using questionnaires::ResponseTable;

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + xml_text(text) + "</" + std::string(name) + ">";
}

std::string id_of(std::size_t column) { return "V" + std::to_string(column + 1); }

bool is_discrete(const ResponseColumn& column) {
  return column.kind != ColumnKind::number && column.kind != ColumnKind::date;
}

/// The nature of a measure in the words of DDI.
std::string_view nature_of(const ResponseColumn& column) {
  if (column.is_text()) return "other";
  if (column.kind == ColumnKind::date) return "interval";
  if (column.kind == ColumnKind::number) return "ratio";
  return column.is_ordered || column.kind == ColumnKind::rank ? "ordinal" : "nominal";
}

std::string format_of(const ResponseColumn& column) {
  if (column.is_text()) return "<varFormat type=\"character\"/>";
  if (column.kind == ColumnKind::date) return "<varFormat type=\"numeric\" category=\"date\"/>";
  return "<varFormat type=\"numeric\"/>";
}

std::string variable(const ResponseColumn& column, std::size_t place) {
  std::string xml = "    <var ID=\"" + id_of(place) + "\" name=\"" + xml_text(column.name) + "\" intrvl=\"" +
                    (is_discrete(column) ? "discrete" : "contin") + "\" nature=\"" + std::string(nature_of(column)) +
                    "\">\n      " + element("labl", column.label) + "\n";
  if (!column.variable.empty()) xml += "      <qstn>" + element("qstnLit", column.label) + "</qstn>\n";
  for (const auto& value : column.values)
    xml += std::string("      <catgry") + (value.is_missing ? " missing=\"Y\"" : "") + ">" +
           element("catValu", number_text(value.code)) + element("labl", value.label) + "</catgry>\n";
  for (const auto& value : column.text_labels)
    xml += "      <catgry>" + element("catValu", value.text) + element("labl", value.label) + "</catgry>\n";
  xml += "      " + format_of(column) + "\n";
  if (!column.unit.empty()) xml += "      " + element("notes", column.unit) + "\n";
  return xml + "    </var>\n";
}

std::string groups(const ResponseTable& table) {
  std::string xml;
  for (std::size_t i = 0; i < table.sets.size(); ++i) {
    std::string members;
    for (const std::size_t column : table.sets[i].columns) members += (members.empty() ? "" : " ") + id_of(column);
    xml += "    <varGrp ID=\"G" + std::to_string(i + 1) + "\" type=\"multipleResp\" name=\"" +
           xml_text(table.sets[i].name) + "\" var=\"" + members + "\">" + element("labl", table.sets[i].label) +
           "</varGrp>\n";
  }
  return xml;
}

}  // namespace

std::string write_ddi_codebook(const ResponseTable& table, const StudyDescription& study) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" xml:lang=\"" +
      xml_text(table.language) + "\">\n  <stdyDscr>\n    <citation>\n      <titlStmt>" + element("titl", table.title) +
      element("IDNo", study.id) + "</titlStmt>\n";
  if (!study.producer.empty()) xml += "      <prodStmt>" + element("producer", study.producer) + "</prodStmt>\n";
  if (!study.date.empty())
    xml += "      <verStmt><version date=\"" + xml_text(study.date) + "\">" + xml_text(study.date) +
           "</version></verStmt>\n";
  xml += "    </citation>\n";
  if (!study.purpose.empty()) xml += "    <stdyInfo>" + element("abstract", study.purpose) + "</stdyInfo>\n";
  xml +=
      "  </stdyDscr>\n  <fileDscr>\n    <fileTxt><dimensns>" + element("caseQnty", std::to_string(table.rows.size())) +
      element("varQnty", std::to_string(table.columns.size())) + "</dimensns></fileTxt>\n  </fileDscr>\n  <dataDscr>\n";
  xml += groups(table);
  for (std::size_t i = 0; i < table.columns.size(); ++i) xml += variable(table.columns[i], i);
  return xml + "  </dataDscr>\n</codeBook>\n";
}

}  // namespace zubia::formats
