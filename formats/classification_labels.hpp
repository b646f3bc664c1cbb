#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/programme_record.hpp"

namespace zubia::formats {

/// A code of a nomenclature, what it belongs to, and what it is called.
struct LabelledCode {
  std::string code;
  std::string parent;                ///< empty at the top, and where the file names no parents
  std::vector<LocalisedText> names;  ///< in the order of the file's languages; a language without a name is left out

  friend bool operator==(const LabelledCode&, const LabelledCode&) = default;
};

struct ClassificationLabels {
  std::vector<std::string> languages;  ///< BCP 47, in file order
  std::vector<LabelledCode> codes;     ///< in file order, no code twice
  std::vector<Problem> notices{};      ///< what was passed over in a workbook
};

/// A column of names, and the language they are in.
struct NameColumn {
  std::string column;
  std::string language;
};

/// Which columns to read. Empty means: find out.
struct ClassificationLabelsOptions {
  std::string code_column{};    ///< empty: `code`, else the first column
  std::string parent_column{};  ///< empty: `parent` or `parent_id` where there is one
  std::vector<NameColumn>
      name_columns{};  ///< empty: every column called `name_<language>`, `label_<language>` or `<language>`
  /// In which a column of names is that tells none: `name`, `label`, `heading`, `title` or `description`. Empty: such
  /// columns are not read.
  std::string language{};
};

/// Reads the names of a nomenclature's codes in several languages from CSV, from the first sheet of a workbook, or from
/// XML as the Publications Office publishes the procurement vocabulary:
/// `<CPV CODE="03000000-1"><TEXT LANG="EN">…</TEXT>…</CPV>`.
///
/// Refused with: the problems of CSV, of workbooks and of XML, `missing-column` (no column of names too),
/// `missing-code`, `duplicate-code`, and `no-codes` where XML has none.
Result<ClassificationLabels> read_classification_labels(std::string_view bytes, const std::string& file_name,
                                                        const ClassificationLabelsOptions& options = {});

}  // namespace zubia::formats
