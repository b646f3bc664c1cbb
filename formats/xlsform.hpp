#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/questionnaires/instrument.hpp"

namespace zubia::formats {

struct XlsformOptions {
  std::string language = "en";  ///< of a form whose columns name none, where its settings do not say either
};

/// A form that was read. Where there are problems, the draft has what could be read.
struct XlsformFile {
  questionnaires::InstrumentDraft draft = {};
  /// Everything that is wrong, in the order of the sheets, with sheet, row and column: `where.member` is `survey!C12`.
  std::vector<Problem> problems = {};
  std::vector<Problem> notices = {};
};

/// Reads an XLSForm (`.xlsx` with the sheets `survey`, `choices`, `settings`), as ODK and Kobo have it, into an
/// instrument, and checks it. docs/formats/xlsform.md says what becomes what.
///
/// Refused where nothing can be read: the problems of `XlsxReader`, and `no-survey-sheet`, `missing-column`. Among the
/// problems of a form that was read are those of `check_instrument`, and `unknown-type`, `unsupported-type`,
/// `list-missing`, `unclosed-group`, `unopened-group`, `mismatched-group`, `untagged-column`,
/// `missing-language-column`, `unknown-language`, `broken-extension`. Notices: those of `XlsxReader`, and
/// `codes-assigned`, `metadata-ignored`, `columns-ignored`, `calculation-once`.
Result<XlsformFile> read_xlsform(std::string_view bytes, const std::string& file_name,
                                 const XlsformOptions& options = {});

/// Writes an instrument as an XLSForm that ODK and Kobo take, and that `read_xlsform` reads back unchanged. What
/// XLSForm cannot say stands in columns and a sheet whose names begin with `zubia`, which other programs pass over.
Result<std::string> write_xlsform(const questionnaires::InstrumentDraft& draft);

}  // namespace zubia::formats
