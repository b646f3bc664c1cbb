#include "formats/response_files.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/questionnaires/value.hpp"
#include "formats/csv_writer.hpp"
#include "formats/xlsx_writer.hpp"

namespace zubia::formats {
namespace {

using questionnaires::ColumnKind;
using questionnaires::ColumnValue;
using questionnaires::ResponseCell;
using questionnaires::ResponseColumn;
using questionnaires::ResponseTable;
using questionnaires::TextLabel;

constexpr std::array<const char*, 7> kind_names = {"key", "text", "number", "date", "code", "taken", "rank"};

const char* name_of(ColumnKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

CsvWriter for_people() {
  return CsvWriter({.delimiter = ',', .formula_text = FormulaText::disarmed, .line_end = "\r\n"});
}

std::string day_of(double days) { return questionnaires::date_of_days(static_cast<std::int64_t>(days)); }

/// A text as R reads it back.
std::string in_r(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else if (c == '\r')
      quoted += "\\r";
    else
      quoted += c;
  }
  return quoted + "\"";
}

template <class Values, class Show>
std::string r_vector(const Values& values, Show&& show) {
  std::string list;
  for (const auto& value : values) list += (list.empty() ? "" : ", ") + show(value);
  return "c(" + list + ")";
}

std::string r_codes(const std::vector<ColumnValue>& values) {
  return r_vector(values, [](const ColumnValue& value) { return number_text(value.code); });
}

std::string r_labels(const std::vector<ColumnValue>& values) {
  return r_vector(values, [](const ColumnValue& value) { return in_r(value.label); });
}

/// What becomes of one column in R.
std::string r_column(const ResponseColumn& column) {
  const std::string at = "answers$" + column.name;
  std::string script;
  std::vector<ColumnValue> missing;
  std::vector<ColumnValue> others;
  for (const ColumnValue& value : column.values) (value.is_missing ? missing : others).push_back(value);
  if (!missing.empty())
    script += "reasons$" + column.name + " <- factor(" + at + ", " + r_codes(missing) + ", " + r_labels(missing) +
              ")\n" + at + "[" + at + " %in% " + r_codes(missing) + "] <- NA\n";
  if (column.kind == ColumnKind::code)
    script += at + " <- factor(" + at + ", " + r_codes(others) + ", " + r_labels(others) +
              (column.is_ordered ? ", ordered = TRUE" : "") + ")\n";
  if (column.kind == ColumnKind::taken) script += at + " <- " + at + " == 1\n";
  if (column.kind == ColumnKind::date) script += at + " <- as.Date(" + at + ")\n";
  if (column.kind == ColumnKind::text) script += at + " <- without_apostrophe(" + at + ")\n";
  if (!column.text_labels.empty())
    script +=
        "attr(" + at + ", \"labels\") <- " +
        r_vector(column.text_labels, [](const TextLabel& one) { return in_r(one.label) + " = " + in_r(one.text); }) +
        "\n";
  return script + "attr(" + at + ", \"label\") <- " + in_r(column.label) + "\n";
}

XlsxValue coded(const ResponseColumn& column, const ResponseCell& cell) {
  if (column.is_text()) return cell.text.empty() ? XlsxValue() : XlsxValue(cell.text);
  if (std::isnan(cell.number)) return {};
  if (column.kind == ColumnKind::date) return XlsxDate{day_of(cell.number)};
  return cell.number;
}

XlsxValue labelled(const ResponseColumn& column, const ResponseCell& cell) {
  const auto value = std::ranges::find(column.values, cell.number, &ColumnValue::code);
  return column.is_text() || value == column.values.end() ? coded(column, cell) : XlsxValue(value->label);
}

/// What a code of a column means; no code where the column has none.
struct Meaning {
  XlsxValue code = {};
  std::string label = {};
  bool is_missing = false;
};

/// A row of the codebook for each column without codes, and for each code of the others.
template <class Visit>
void for_each_meaning(const ResponseTable& table, Visit&& visit) {
  for (const ResponseColumn& column : table.columns) {
    if (column.values.empty() && column.text_labels.empty()) visit(column, Meaning{});
    for (const ColumnValue& value : column.values) visit(column, Meaning{value.code, value.label, value.is_missing});
    for (const TextLabel& one : column.text_labels) visit(column, Meaning{one.text, one.label});
  }
}

constexpr std::array<const char*, 8> codebook_header = {"column", "question", "section", "kind",
                                                        "unit",   "code",     "label",   "missing"};

}  // namespace

std::string write_response_csv(const ResponseTable& table) {
  CsvWriter csv = for_people();
  for (const ResponseColumn& column : table.columns) csv.text(column.name);
  csv.end_row();
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const ResponseColumn& column = table.columns[i];
      if (column.is_text())
        csv.text(row[i].text);
      else if (column.kind == ColumnKind::date)
        csv.text(std::isnan(row[i].number) ? "" : day_of(row[i].number));
      else
        csv.number(row[i].number);
    }
    csv.end_row();
  }
  return csv.written();
}

std::string write_codebook_csv(const ResponseTable& table) {
  CsvWriter csv = for_people();
  for (const char* title : codebook_header) csv.text(title);
  csv.end_row();
  for_each_meaning(table, [&](const ResponseColumn& column, const Meaning& meaning) {
    csv.text(column.name).text(column.label).text(column.section).text(name_of(column.kind)).text(column.unit);
    if (const auto* code = std::get_if<double>(&meaning.code))
      csv.number(*code);
    else
      csv.text(std::holds_alternative<std::string>(meaning.code) ? std::get<std::string>(meaning.code) : "");
    csv.text(meaning.label).text(meaning.is_missing ? "yes" : "");
    csv.end_row();
  });
  return csv.written();
}

std::string write_r_script(const ResponseTable& table, const std::string& csv_name) {
  std::string script = "# " + table.title + "\n";
  std::ranges::replace(script.begin(), script.end() - 1, '\n', ' ');
  script +=
      "# An apostrophe stands before what a spreadsheet would take for a formula.\n"
      "without_apostrophe <- function(text) sub(\"^'(?=[=+@\\\\t\\\\r-])\", \"\", text, perl = TRUE)\n"
      "answers <- read.csv(" +
      in_r(csv_name) + ", na.strings = \"\", encoding = \"UTF-8\", colClasses = " +
      r_vector(table.columns,
               [](const ResponseColumn& column) {
                 const bool is_number = !column.is_text() && column.kind != ColumnKind::date;
                 return column.name + (is_number ? " = \"numeric\"" : " = \"character\"");
               }) +
      ")\nreasons <- list()\n";
  for (const ResponseColumn& column : table.columns) script += r_column(column);
  for (const auto& set : table.sets)
    script += set.name + "_columns <- " +
              r_vector(set.columns, [&](std::size_t column) { return in_r(table.columns[column].name); }) + "\n";
  return script;
}

Result<std::string> write_response_workbook(const ResponseTable& table) {
  XlsxSheet answers{.name = "answers"};
  XlsxSheet codes{.name = "codes"};
  XlsxSheet codebook{.name = "codebook", .header = {codebook_header.begin(), codebook_header.end()}};
  for (const ResponseColumn& column : table.columns) {
    answers.header.push_back(column.label);
    codes.header.push_back(column.name);
  }
  for (const auto& row : table.rows) {
    auto& shown = answers.rows.emplace_back();
    auto& kept = codes.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      shown.push_back(labelled(table.columns[i], row[i]));
      kept.push_back(coded(table.columns[i], row[i]));
    }
  }
  for_each_meaning(table, [&](const ResponseColumn& column, const Meaning& meaning) {
    codebook.rows.push_back({column.name, column.label, column.section, std::string(name_of(column.kind)), column.unit,
                             meaning.code, meaning.label.empty() ? XlsxValue() : XlsxValue(meaning.label),
                             meaning.is_missing ? XlsxValue(true) : XlsxValue()});
  });
  return write_xlsx({std::move(answers), std::move(codes), std::move(codebook)});
}

}  // namespace zubia::formats
