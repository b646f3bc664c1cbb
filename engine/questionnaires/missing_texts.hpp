#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/questionnaires/instrument.hpp"

namespace zubia::questionnaires {

/// A text that a language of the form lacks.
struct MissingText {
  std::string language;
  std::string member;  ///< `sections[0].items[3].label`
  std::string name;    ///< of the section, item, row, choice, dimension or list it belongs to

  friend bool operator==(const MissingText&, const MissingText&) = default;
};

/// What has to be translated before the form can be published: language by language, in the order of the form.
///
/// Due in every language are the title, what the respondent is told first (purpose, recipients, retention), the titles
/// of sections, and the labels of questions, rows, columns, choices, dimensions and bands; any other text is due in
/// every language as soon as it is there in one. A text of blanks is not there.
std::vector<MissingText> missing_texts(const InstrumentDraft& draft);

/// Everything that stands in the way of publishing: what `check_instrument` finds, then `missing-translation` for each
/// missing text, `unexpected-language` (a text in a language that the form does not have) and `no-retention` (the
/// months are not given).
std::vector<Problem> publication_problems(const InstrumentDraft& draft);

}  // namespace zubia::questionnaires
