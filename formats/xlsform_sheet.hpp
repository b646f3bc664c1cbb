#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/questionnaires/instrument.hpp"
#include "formats/xlsx_reader.hpp"

/// One sheet of an XLSForm: rows under headers, some of them in several languages. A part of xlsform.
namespace zubia::formats {

/// A column: `label::Euskara (eu)` is `label` in `eu`.
struct XlsformColumn {
  std::string header = {};
  std::string name = {};      ///< in the spelling of the newest XLSForm: `relevance`, `constraint_message`
  std::string language = {};  ///< BCP 47; empty where none is named
  std::size_t place = 0;
};

struct XlsformRow {
  std::size_t number = 0;
  std::vector<std::string> cells;
};

class XlsformSheet {
 public:
  /// Reads a sheet whatever the letter case of its name; one without rows where it is not there. `translatable` are the
  /// columns that may be in several languages.
  static Result<XlsformSheet> read(XlsxReader& reader, const std::string& name,
                                   const std::vector<std::string>& translatable);

  bool exists() const { return exists_; }
  const std::string& name() const { return name_; }
  const std::vector<XlsformRow>& rows() const { return rows_; }
  const std::vector<XlsformColumn>& columns() const { return columns_; }
  bool has(std::string_view column) const;

  /// The cell of a column without a language; the empty text where there is none.
  std::string cell(const XlsformRow& row, std::string_view column) const;
  /// The cells of a column in every language; `unnamed` is the language of one that names none.
  questionnaires::Texts texts(const XlsformRow& row, std::string_view column, const std::string& unnamed) const;

  /// A problem of a cell, or of the header where the row is 0.
  Problem problem(std::string code, std::string detail, std::string mend, std::size_t row,
                  std::string_view column = {}) const;

  /// The languages of the sheet, in the order in which they come.
  std::vector<std::string> languages() const;
  /// `untagged-column`, `missing-language-column`, `unknown-language`. `all` are the languages of the whole form.
  std::vector<Problem> language_problems(const std::vector<std::string>& all) const;

 private:
  std::string name_;
  bool exists_ = false;
  std::vector<XlsformColumn> columns_;
  std::vector<std::string> translatable_;
  std::vector<XlsformRow> rows_;
};

/// `Euskara (eu)`, `eu` or `Euskara`: `eu`. Nothing where the language cannot be told.
std::optional<std::string> language_of(std::string_view written);
/// `Euskara (eu)`.
std::string language_heading(const std::string& language);

}  // namespace zubia::formats
