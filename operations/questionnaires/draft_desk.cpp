#include "operations/questionnaires/draft_desk.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "formats/instrument_json.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

constexpr std::array<std::string_view, 3> modes = {"named", "confidential", "anonymous"};

}  // namespace

DraftReview review_of(const questionnaires::InstrumentDraft& draft) {
  DraftReview review;
  for (Problem& problem : questionnaires::publication_problems(draft))
    if (problem.code != "missing-translation")
      review.problems.push_back({std::move(problem.code), std::move(problem.detail), std::move(problem.where.member),
                                 std::move(problem.mend)});
  for (questionnaires::MissingText& text : questionnaires::missing_texts(draft))
    review.missing.push_back({std::move(text.language), std::move(text.name), std::move(text.member)});
  return review;
}

Result<questionnaires::InstrumentDraft> stored_draft(const QuestionnaireVersion& version) {
  return read_questionnaire_draft({version.name + ".json", version.document}, {});
}

Result<questionnaires::InstrumentDraft> draft_in(const JsonDocument& document, const std::string& name) {
  return formats::read_instrument_document(nlohmann::json(document.json), name);
}

Result<questionnaires::InstrumentDraft> sent_or_stored(const JsonDocument& document, const std::string& name,
                                                       storage::ProgrammeStore& programme) {
  const auto version = latest_version(programme, name);
  if (!version) return refuse(version.error());
  if (document.json.empty()) return stored_draft(*version);
  return draft_in(document, name);
}

QuestionnaireVersion version_to_store(const questionnaires::InstrumentDraft& draft, const Work& work) {
  QuestionnaireVersion version;
  version.questionnaire = storage::random_id();
  version.name = draft.name;
  version.document = stored_document(draft);
  version.hash = storage::fingerprint(version.document);
  version.mode = modes[static_cast<std::size_t>(draft.purpose.mode)];
  version.languages = draft.languages;
  version.saved_by = work.asker.name;
  version.account = work.asker.id;
  return version;
}

}  // namespace zubia::operations
