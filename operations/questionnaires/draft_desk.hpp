#pragma once

// What the operations on drafts of questionnaires share.

#include <string>
#include <vector>

#include "engine/questionnaires/instrument.hpp"
#include "operations/json_document.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Something that stands in the way of publishing, and where: `sections[0].items[3].relevance`.
struct DraftProblem {
  std::string code;
  std::string detail;
  std::string member;
  std::string mend;
};
BOOST_DESCRIBE_STRUCT(DraftProblem, (), (code, detail, member, mend))

/// A text that one of the languages lacks.
struct LackingText {
  std::string language;
  std::string of;      ///< the question, choice or section
  std::string member;  ///< its place: `sections[0].items[3].label`
};
BOOST_DESCRIBE_STRUCT(LackingText, (), (language, of, member))

/// What has to be done before a draft can be published: what is wrong, in the order of the form, and apart from it what
/// is to be translated, language by language.
struct DraftReview {
  std::vector<DraftProblem> problems;
  std::vector<LackingText> missing;
};

DraftReview review_of(const questionnaires::InstrumentDraft& draft);

/// The questionnaire of a stored version as somebody wrote it: a draft need not be whole.
Result<questionnaires::InstrumentDraft> stored_draft(const QuestionnaireVersion& version);

/// The questionnaire that a request holds. Refused: `not-an-instrument`, `unknown-member`, `wrong-member`.
Result<questionnaires::InstrumentDraft> draft_in(const JsonDocument& document, const std::string& name);

/// The questionnaire that a request holds, or else the latest version of that name. Refused: `unknown-questionnaire`,
/// and what cannot be read.
Result<questionnaires::InstrumentDraft> sent_or_stored(const JsonDocument& document, const std::string& name,
                                                       storage::ProgrammeStore& programme);

/// A draft as it is stored, by whoever asks.
QuestionnaireVersion version_to_store(const questionnaires::InstrumentDraft& draft, const Work& work);

}  // namespace zubia::operations
