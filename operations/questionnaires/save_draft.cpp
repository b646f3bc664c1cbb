#include "operations/questionnaires/save_draft.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t name_bytes_max = 64;

bool is_name(const std::string& name) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && name.size() <= name_bytes_max && is_letter(name.front()) && name.back() != '-' &&
         name.find("--") == std::string::npos &&
         std::ranges::all_of(name, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

Result<questionnaires::InstrumentDraft> sent_draft(const SaveDraft::Request& request) {
  const bool has_file = !request.file.bytes.empty();
  const bool has_document = !request.instrument.json.empty();
  if (has_file == has_document)
    return refuse({"nothing-to-save",
                   "This takes either a questionnaire as JSON or a file.",
                   {.field = "instrument"},
                   "Give one of them."});
  if (has_document) return draft_in(request.instrument, request.questionnaire);
  return read_questionnaire_draft(request.file, request.language.empty() ? "en" : request.language);
}

}  // namespace

Result<SaveDraft::Reply> SaveDraft::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  // What is there already keeps its name, whatever it is.
  if (request.hash_seen.empty() && !is_name(request.questionnaire))
    return refuse({"wrong-questionnaire-name",
                   "\"" + request.questionnaire + "\" cannot be the name of a questionnaire.",
                   {.field = "questionnaire"},
                   "Begin with a small letter, go on with small letters, digits and hyphens, 64 at most."});
  auto draft = sent_draft(request);
  if (!draft) return refuse(draft.error());
  draft->name = request.questionnaire;
  const auto stored = storage::QuestionnaireStore(programme).save_draft(version_to_store(*draft, work),
                                                                        request.hash_seen, moment_of(work.now));
  if (!stored) return refuse(stored.error());
  DraftReview review = review_of(*draft);
  return Reply{
      stored->name, stored->number, stored->hash, work.now, std::move(review.problems), std::move(review.missing)};
}

template AnyOperation erase<SaveDraft>();

}  // namespace zubia::operations
