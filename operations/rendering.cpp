#include "operations/rendering.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "engine/base/absence.hpp"
#include "formats/csv_writer.hpp"

namespace zubia::operations {

namespace {

/// Cells as texts for the eye, with which columns are numbers.
struct TextRows final : CellSink {
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> is_numeric;
  std::size_t column = 0;

  void add(std::string cell, bool numeric) {
    if (column == is_numeric.size()) is_numeric.push_back(false);
    if (numeric) is_numeric[column] = true;
    ++column;
    rows.back().push_back(std::move(cell));
  }
  void text(std::string_view value) override { add(std::string(value), false); }
  void number(double value) override { add(screen_number(value), true); }
  void integer(std::int64_t value) override { add(std::to_string(value), true); }
};

struct CsvCells final : CellSink {
  formats::CsvWriter writer{{.formula_text = formats::FormulaText::disarmed}};

  void text(std::string_view value) override { writer.text(value); }
  void number(double value) override { writer.number(value); }
  void integer(std::int64_t value) override { writer.text(std::to_string(value)); }
};

std::string words(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string written_part(const ReplyPart& part, std::size_t rows_max) {
  TextRows cells;
  const std::size_t shown = rows_max == 0 ? part.row_count : std::min(rows_max, part.row_count);
  for (std::size_t row = 0; row < shown; ++row) {
    cells.rows.emplace_back();
    cells.column = 0;
    part.emit_row(row, cells);
  }
  cells.is_numeric.resize(part.columns.size(), false);
  std::vector<std::string> headers;
  std::vector<std::size_t> widths;
  for (const std::string& column : part.columns) headers.push_back(words(column));
  const auto width_of = [](const std::string& text) {
    return fmt::formatted_size("{}", text) - static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
             return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
           }));
  };
  for (std::size_t c = 0; c < headers.size(); ++c) {
    std::size_t width = width_of(headers[c]);
    for (const auto& row : cells.rows) width = std::max(width, width_of(row[c]));
    widths.push_back(width);
  }
  std::string text;
  // A column without a single value would only push the others off the screen.
  const auto says_something = [&](std::size_t c) {
    return std::ranges::any_of(cells.rows, [&](const auto& row) { return !row[c].empty() && row[c] != "n/a"; });
  };
  std::vector<bool> is_shown;
  for (std::size_t c = 0; c < headers.size(); ++c) is_shown.push_back(says_something(c));
  const auto write_row = [&](const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!is_shown[c]) continue;
      const std::string gap(widths[c] - width_of(row[c]), ' ');
      line += (line.empty() ? "" : "  ") + (cells.is_numeric[c] ? gap + row[c] : row[c] + gap);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  write_row(headers);
  for (const auto& row : cells.rows) write_row(row);
  if (shown < part.row_count)
    text +=
        fmt::format("… and {} more rows; --rows 0 shows all, --output csv writes them all\n", part.row_count - shown);
  return text;
}

}  // namespace

std::string screen_number(double value) {
  if (!is_defined(value)) return "n/a";
  if (value == std::round(value) && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
  const double size = std::abs(value);
  if (size >= 1000) return fmt::format("{:.0f}", value);
  if (size >= 100) return fmt::format("{:.1f}", value);
  if (size >= 1) return fmt::format("{:.3f}", value);
  if (size >= 0.001) return fmt::format("{:.4f}", value);
  return fmt::format("{:.3g}", value);
}

WrittenReply write_table(const ReplyView& view, const OutputOptions& output) {
  std::string text;
  if (view.head != nullptr && view.head->data_status == "illustrative")
    text += "ILLUSTRATIVE DATA: these figures show the method, not the real economy.\n\n";
  if (view.head != nullptr && view.head->data_status == "mixed")
    text += "PARTLY ILLUSTRATIVE DATA: some of these figures rest on cells that were generated to show the method.\n\n";
  for (const auto& [name, value] : view.facts)
    if (!value.empty()) text += words(name) + ": " + value + "\n";
  if (!view.facts.empty()) text += "\n";
  bool is_first = true;
  for (const ReplyPart& part : view.parts) {
    // An empty list beside facts or other lists has nothing to say.
    if (part.row_count == 0 && (view.parts.size() > 1 || !view.facts.empty())) continue;
    if (!is_first) text += "\n";
    if (view.parts.size() > 1) text += words(part.name) + "\n";
    is_first = false;
    text += part.row_count == 0 ? "(none)\n" : written_part(part, output.rows_max);
  }
  if (view.head != nullptr && !view.head->conventions.empty()) {
    text += "\nHow this was computed\n";
    for (const Convention& convention : view.head->conventions)
      text += "  " + convention.name + ": " + convention.choice + "\n";
  }
  if (view.head != nullptr && !view.head->notices.empty()) {
    text += "\nPlease note\n";
    for (const Notice& notice : view.head->notices) text += "  " + notice.text + "\n";
  }
  return {text, {}};
}

Result<WrittenReply> write_csv(const ReplyView& view, const OutputOptions& output) {
  const auto part = std::ranges::find_if(
      view.parts, [&](const ReplyPart& candidate) { return output.part.empty() || candidate.name == output.part; });
  if (part == view.parts.end()) {
    if (!output.part.empty()) {
      std::vector<std::string> names;
      for (const ReplyPart& candidate : view.parts) names.push_back(candidate.name);
      return refuse({"unknown-part",
                     "The reply has no part \"" + output.part + "\".",
                     {.field = "part"},
                     fmt::format("Its parts are: {}.", fmt::join(names, ", "))});
    }
    CsvCells facts;
    for (const auto& [name, value] : view.facts) facts.writer.text(name);
    facts.writer.end_row();
    for (const auto& [name, value] : view.facts) facts.writer.text(value);
    facts.writer.end_row();
    return WrittenReply{facts.writer.written(), view.head == nullptr ? std::vector<Notice>{} : view.head->notices};
  }
  CsvCells cells;
  const std::string status = view.head == nullptr ? std::string() : view.head->data_status;
  for (const std::string& column : part->columns) cells.writer.text(column);
  if (!status.empty()) cells.writer.text("data_status");
  cells.writer.end_row();
  for (std::size_t row = 0; row < part->row_count; ++row) {
    part->emit_row(row, cells);
    if (!status.empty()) cells.writer.text(status);
    cells.writer.end_row();
  }
  return WrittenReply{cells.writer.written(), view.head == nullptr ? std::vector<Notice>{} : view.head->notices};
}

}  // namespace zubia::operations
