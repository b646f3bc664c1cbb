#include "formats/agreed_style.hpp"

namespace zubia::formats {
namespace {

Problem ambiguous_number(const OpenNumber& open, std::string_view mark, const std::string& file_name) {
  return {"ambiguous-number",
          "The " + std::string(mark) + " in “" + open.text + "” could be a decimal " + std::string(mark) +
              " or stand between thousands.",
          {file_name, open.line, {}, {}},
          "Say which with --decimal-mark point or --decimal-mark comma."};
}

/// The style of the table; the usual one where its numbers contradict each other, so that reading fails at the first
/// number that is not in it.
Result<NumberStyle> find_style(const StyledTable& table) {
  Result<NumberStyleEvidence> evidence = table.see_numbers();
  if (!evidence) return refuse(evidence.error());
  evidence->decide(table.decimal_mark);
  if (const auto open = evidence->open_comma()) return refuse(ambiguous_number(*open, "comma", table.file_name));
  if (const auto open = evidence->open_point(); open && table.delimiter == ';')
    return refuse(ambiguous_number(*open, "point", table.file_name));
  return evidence->style().value_or(NumberStyle{});
}

Notice style_notice(NumberStyle style) {
  if (style.decimal == ',')
    return {"decimal-comma", style.thousands == 0
                                 ? "Numbers were read with a decimal comma."
                                 : "Numbers were read with a decimal comma and a separator between thousands."};
  return {"thousands-separator", "Numbers were read with a decimal point and a separator between thousands."};
}

Result<StatisticsFile> read_in(NumberStyle style, const StyledTable& table) {
  Result<StatisticsFile> file = table.read_rows(style);
  if (file && style != NumberStyle{}) file->notices.push_back(style_notice(style));
  return file;
}

}  // namespace

Result<StatisticsFile> read_in_agreed_style(const StyledTable& table) {
  const bool usual_first = table.delimiter != ';' && table.decimal_mark == DecimalMark::find_out;
  if (usual_first) {
    Result<StatisticsFile> file = table.read_rows({});
    if (file || file.error().code != "not-a-number") return file;
  }
  const Result<NumberStyle> style = find_style(table);
  if (!style) return refuse(style.error());
  return read_in(*style, table);
}

}  // namespace zubia::formats
