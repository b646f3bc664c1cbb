#include "formats/xlsx_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "formats/xlsx_parts.hpp"
#include "formats/xml_stream.hpp"

namespace zubia::formats {
namespace {

constexpr std::size_t rows_max = 1'048'576;
constexpr std::size_t columns_max = 16'384;

/// `B5`: the column from 0, the row from 1. Nothing where it is no cell of a sheet.
struct CellPlace {
  std::size_t column = 0;
  std::size_t row = 0;
};
std::optional<CellPlace> place_of(std::string_view name) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 4; ++at)
    place.column = place.column * 26 + static_cast<std::size_t>(name[at] - 'A') + 1;
  const int row = whole_number(name.substr(at));
  if (at == 0 || place.column > columns_max || row < 1 || static_cast<std::size_t>(row) > rows_max) return {};
  --place.column;
  place.row = static_cast<std::size_t>(row);
  return place;
}

std::string attribute(const XmlAttributes& attributes, std::string_view name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

bool begins_with_bytes(std::string_view bytes, std::string_view beginning) { return bytes.starts_with(beginning); }

}  // namespace

struct XlsxReader::Book {
  std::string file_name;
  XlsxLimits limits;
  ZipArchive archive;
  WorkbookParts parts;
  std::vector<std::string> shared;
  std::vector<NumberMeaning> meanings;
  std::vector<std::string> sheets;
  std::vector<Problem> notices;

  Book(ZipArchive opened, std::string name, const XlsxLimits& wanted)
      : file_name(std::move(name)), limits(wanted), archive(std::move(opened)) {}

  void note(const char* code, const std::string& detail, const std::string& mend, const std::string& where = {}) {
    const bool is_said = std::ranges::any_of(notices, [&](const Problem& one) { return one.code == code; });
    if (!is_said) notices.push_back({code, detail, {.file = file_name, .member = where}, mend});
  }
};

namespace {

/// Puts the cells of one sheet together as their elements come by.
class SheetReader {
 public:
  SheetReader(const std::string& sheet, const std::string& file_name, const XlsxLimits& limits,
              const std::vector<std::string>& shared, const std::vector<NumberMeaning>& meanings, bool counts_from_1904,
              const std::function<bool(const XlsxRow&)>& take)
      : sheet_(sheet),
        file_name_(file_name),
        limits_(limits),
        shared_(shared),
        meanings_(meanings),
        counts_from_1904_(counts_from_1904),
        take_(take) {
    events_.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    events_.end = [this](std::string_view name) { end(name); };
    events_.text = [this](std::string_view text) { add(text); };
  }

  Result<bool> read(const ZipArchive& archive, const std::string& entry) {
    auto read = read_xml(archive, entry, file_name_, events_);
    if (!read) return read;
    return !was_stopped_;
  }

  /// The first cell of each kind that deserves a notice; empty where there is none.
  std::string formula, formula_without_value, error;

 private:
  std::string here() const { return sheet_ + "!" + cell_name(column_, row_.number); }

  void refuse_here(const char* code, const std::string& detail, const std::string& mend) {
    if (events_.problem) return;
    events_.problem = {code,
                       detail,
                       {.file = file_name_, .line = row_.number, .column = column_letters(column_), .member = here()},
                       mend};
  }

  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") {
      const int number = whole_number(attribute(attributes, "r"));
      const std::size_t next = row_.number + 1;
      const std::size_t wanted = number > 0 ? static_cast<std::size_t>(number) : next;
      column_ = 0;
      next_column_ = 0;
      row_.cells.clear();
      if (wanted < next || wanted > rows_max) {
        refuse_here("broken-xlsx", "The rows of the sheet " + sheet_ + " are out of order.", "Save the file again.");
        return;
      }
      row_.number = wanted;
    } else if (name == "c" && row_.number > 0) {
      begin_cell(attributes);
    } else if (is_cell_) {
      if (name == "f") has_formula_ = true;
      if (name == "rPh") is_phonetic_ = true;
      is_value_ = name == "v" || (name == "t" && !is_phonetic_);
    }
  }

  void begin_cell(const XmlAttributes& attributes) {
    const std::string name = attribute(attributes, "r");
    column_ = next_column_;
    if (!name.empty()) {
      const auto place = place_of(name);
      if (!place || place->row != row_.number || place->column < next_column_)
        return refuse_here("broken-xlsx", "The cell " + name + " of the sheet " + sheet_ + " is not where it says.",
                           "Save the file again.");
      column_ = place->column;
    }
    if (column_ >= columns_max)
      return refuse_here("broken-xlsx", "A row of the sheet " + sheet_ + " has more than 16,384 cells.",
                         "Save the file again.");
    next_column_ = column_ + 1;
    if (++cells_ > limits_.cells_max)
      return refuse_here("archive-too-large",
                         "The sheet " + sheet_ + " has more than " + std::to_string(limits_.cells_max) + " cells.",
                         "Divide it, or take formatted empty cells out of it.");
    is_cell_ = true;
    has_formula_ = false;
    is_value_ = false;
    type_ = attribute(attributes, "t");
    style_ = whole_number(attribute(attributes, "s"));
    value_.clear();
  }

  void add(std::string_view text) {
    if (!is_value_) return;
    value_ += text;
    if (value_.size() > limits_.text_bytes_max)
      refuse_here("archive-too-large", "The cell " + here() + " has a text that is longer than is read.",
                  "Shorten it.");
  }

  void end(std::string_view name) {
    if (name == "v" || name == "t") is_value_ = false;
    if (name == "rPh") is_phonetic_ = false;
    if (name == "c" && is_cell_) end_cell();
    if (name == "row") end_row();
  }

  void end_cell() {
    is_cell_ = false;
    if (has_formula_ && formula.empty()) formula = here();
    if (has_formula_ && value_.empty() && type_ != "str" && formula_without_value.empty())
      formula_without_value = here();
    XlsxCell cell = cell_of_value();
    if (cell.kind == XlsxCell::Kind::error && error.empty()) error = here();
    if (cell.kind == XlsxCell::Kind::empty || events_.problem) return;
    row_.cells.resize(column_ + 1);
    row_.cells[column_] = std::move(cell);
  }

  XlsxCell cell_of_value() {
    using Kind = XlsxCell::Kind;
    if (type_ == "s") {
      const int number = whole_number(value_);
      if (value_.empty()) return {};
      if (number < 0 || static_cast<std::size_t>(number) >= shared_.size()) {
        refuse_here("broken-xlsx", "The cell " + here() + " speaks of a text that is not in the file.",
                    "Save the file again.");
        return {};
      }
      const std::string& text = shared_[static_cast<std::size_t>(number)];
      return text.empty() ? XlsxCell{} : XlsxCell{.kind = Kind::text, .text = text};
    }
    if (value_.empty()) return {};
    if (type_ == "str" || type_ == "inlineStr") return {.kind = Kind::text, .text = std::move(value_)};
    if (type_ == "b") return {.kind = Kind::truth, .number = value_ == "1" || value_ == "true" ? 1.0 : 0.0};
    if (type_ == "e") return {.kind = Kind::error, .text = std::move(value_)};
    if (type_ == "d") return {.kind = Kind::date, .text = std::move(value_)};
    return number_or_date();
  }

  XlsxCell number_or_date() {
    using Kind = XlsxCell::Kind;
    double number = 0;
    const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (read.ec != std::errc{} || read.ptr != value_.data() + value_.size() || !std::isfinite(number)) {
      refuse_here("broken-xlsx", "The cell " + here() + " has a number that is none: " + value_.substr(0, 40) + ".",
                  "Save the file again.");
      return {};
    }
    const bool has_style = style_ >= 0 && static_cast<std::size_t>(style_) < meanings_.size();
    const NumberMeaning meaning = has_style ? meanings_[static_cast<std::size_t>(style_)] : NumberMeaning::number;
    if (meaning != NumberMeaning::number) {
      std::string date = date_of_serial(number, meaning, counts_from_1904_);
      if (!date.empty()) return {.kind = Kind::date, .number = number, .text = std::move(date)};
    }
    return {.kind = Kind::number, .number = number};
  }

  void end_row() {
    if (events_.problem || row_.cells.empty()) return;
    if (take_(row_)) return;
    was_stopped_ = true;
    events_.is_done = true;
  }

  const std::string& sheet_;
  const std::string& file_name_;
  const XlsxLimits& limits_;
  const std::vector<std::string>& shared_;
  const std::vector<NumberMeaning>& meanings_;
  bool counts_from_1904_;
  const std::function<bool(const XlsxRow&)>& take_;
  XmlEvents events_;
  XlsxRow row_;
  std::size_t column_ = 0;
  std::size_t next_column_ = 0;
  std::size_t cells_ = 0;
  bool is_cell_ = false;
  bool is_value_ = false;
  bool is_phonetic_ = false;
  bool has_formula_ = false;
  bool was_stopped_ = false;
  std::string type_;
  std::string value_;
  int style_ = -1;
};

}  // namespace

Result<XlsxReader> XlsxReader::open(std::string_view bytes, const std::string& file_name, const XlsxLimits& limits) {
  if (begins_with_bytes(bytes, "\xD0\xCF\x11\xE0"))
    return refuse({"old-or-locked-workbook",
                   "The file is a workbook of an old Excel (.xls), or has a password.",
                   {.file = file_name},
                   "Save it as an Excel workbook (.xlsx) without a password."});
  if (!begins_with_bytes(bytes, "PK"))
    return refuse({"not-an-xlsx-file",
                   "The file is no Excel workbook.",
                   {.file = file_name},
                   "Save it as an Excel workbook (.xlsx)."});
  auto archive = ZipArchive::open(bytes, file_name, limits.zip);
  if (!archive) return refuse(std::move(archive.error()));
  auto book = std::make_shared<Book>(std::move(*archive), file_name, limits);
  auto parts = read_workbook_parts(book->archive, file_name);
  if (!parts) return refuse(std::move(parts.error()));
  book->parts = std::move(*parts);
  if (book->parts.sheets.empty())
    return refuse({"no-sheets", "The workbook has no sheet with cells.", {.file = file_name}, "Add a sheet."});
  auto shared = read_shared_strings(book->archive, book->parts.shared_strings, file_name, limits.shared_bytes_max);
  if (!shared) return refuse(std::move(shared.error()));
  book->shared = std::move(*shared);
  auto meanings = read_number_meanings(book->archive, book->parts.styles, file_name);
  if (!meanings) return refuse(std::move(meanings.error()));
  book->meanings = std::move(*meanings);
  for (const SheetPlace& sheet : book->parts.sheets) book->sheets.push_back(sheet.name);
  for (const std::string& entry : book->archive.entries()) {
    if (entry.ends_with("vbaProject.bin"))
      book->note("macros-ignored", "The workbook has macros. They were not looked at.", "Nothing needs to be done.");
    if (entry.find("externalLinks/") != std::string::npos)
      book->note("links-ignored", "The workbook has links to other files. They were not followed.",
                 "See that the values are the ones you mean.");
  }
  return XlsxReader(std::move(book));
}

const std::vector<std::string>& XlsxReader::sheets() const { return book_->sheets; }
const std::vector<Problem>& XlsxReader::notices() const { return book_->notices; }

Result<bool> XlsxReader::read(const std::string& sheet, const std::function<bool(const XlsxRow&)>& take) {
  const auto found = std::ranges::find(book_->parts.sheets, sheet, &SheetPlace::name);
  if (found == book_->parts.sheets.end())
    return refuse({"unknown-sheet",
                   "The workbook has no sheet " + sheet + ".",
                   {.file = book_->file_name},
                   "Give one of its sheets that name."});
  SheetReader reader(sheet, book_->file_name, book_->limits, book_->shared, book_->meanings,
                     book_->parts.counts_from_1904, take);
  auto read = reader.read(book_->archive, found->entry);
  if (!read) return read;
  if (!reader.formula.empty())
    book_->note("formula-value-taken",
                "Cells with a formula, such as " + reader.formula +
                    ", were read with the value they had when the file was saved.",
                "Save the file in the program that computes it, if those values may be old.", reader.formula);
  if (!reader.formula_without_value.empty())
    book_->note("formula-without-value",
                "The formula in " + reader.formula_without_value +
                    " has no value: no program has computed it. It was read as empty.",
                "Open the file in a spreadsheet program and save it again.", reader.formula_without_value);
  if (!reader.error.empty())
    book_->note("error-values", "Cells with an error, such as " + reader.error + ", are not read as text.",
                "Mend the formula, or empty the cell.", reader.error);
  return read;
}

Result<std::vector<XlsxRow>> read_xlsx_sheet(XlsxReader& reader, const std::string& sheet) {
  std::vector<XlsxRow> rows;
  auto read = reader.read(sheet, [&](const XlsxRow& row) {
    rows.push_back(row);
    return true;
  });
  if (!read) return refuse(std::move(read.error()));
  return rows;
}

std::string cell_text(const XlsxCell& cell) {
  if (cell.kind == XlsxCell::Kind::truth) return cell.number != 0 ? "TRUE" : "FALSE";
  if (cell.kind != XlsxCell::Kind::number) return cell.text;
  std::array<char, 400> written{};
  const double size = std::abs(cell.number);
  const bool is_plain = size == 0 || (size >= 1e-6 && size < 1e21);
  const auto end = std::to_chars(written.data(), written.data() + written.size(), cell.number,
                                 is_plain ? std::chars_format::fixed : std::chars_format::scientific);
  return {written.data(), end.ptr};
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::string cell_name(std::size_t column, std::size_t row) { return column_letters(column) + std::to_string(row); }

}  // namespace zubia::formats
