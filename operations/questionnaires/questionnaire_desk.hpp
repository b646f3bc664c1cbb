#pragma once

// What the operations on questionnaires share.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/missing_texts.hpp"
#include "engine/questionnaires/text_in.hpp"
#include "operations/operation.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// A questionnaire that is built into the program.
struct ReadyQuestionnaire {
  std::string_view name;
  std::string_view document;
};
const std::vector<ReadyQuestionnaire>& ready_questionnaires();

/// What an invitation says by language, as JSON: `{"eu": {"subject": …, "text": …}}` with {title}, {link} and {until}.
std::string_view invitation_texts();

/// What is asked about the network of a `{cluster}`, as zubia-instrument-1 without the members.
std::string_view network_survey();

/// Reads a questionnaire from a file, XLSForm or JSON. Refused with the first thing that cannot be read; an XLSForm is
/// checked as well, while its cells can still be told.
Result<questionnaires::InstrumentDraft> read_questionnaire_draft(const InputFile& file, const std::string& language);

/// Reads and checks a questionnaire from a file, XLSForm or JSON. Refused with the first thing that is wrong with it.
Result<questionnaires::Instrument> read_questionnaire_file(const InputFile& file, const std::string& language);

/// The questionnaire of a stored version. A published one was checked; a draft that is not whole is refused.
Result<questionnaires::Instrument> stored_instrument(const QuestionnaireVersion& version);

/// The document as it is stored; its hash is `storage::fingerprint` of it.
std::string stored_document(const questionnaires::InstrumentDraft& draft);

/// The latest version, draft or not. Refused: `unknown-questionnaire`, with the nearest name.
Result<QuestionnaireVersion> latest_version(storage::ProgrammeStore& programme, const std::string& name);

/// The latest published version. Refused: `unknown-questionnaire`, `not-published`.
Result<QuestionnaireVersion> published_version(storage::ProgrammeStore& programme, const std::string& name);

using questionnaires::text_in;

/// The language, where the questionnaire has it, else its first one.
std::string language_for(const std::vector<std::string>& languages, const std::string& wanted);

/// When the answers go: so many months after that moment.
Instant months_after(Instant moment, int months);

/// The first of several problems, which says how many more there are.
Problem first_of(const std::vector<Problem>& problems, const std::string& file_name);

constexpr std::string_view draft_state = "draft";

/// `draft`, `open` or `closed`.
std::string state_of(const QuestionnaireVersion& version, Instant now);

}  // namespace zubia::operations
