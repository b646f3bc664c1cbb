#include "operations/questionnaires/show_draft.hpp"

#include "formats/instrument_json.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

Result<ShowDraft::Reply> ShowDraft::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto draft = stored_draft(*version);
  if (!draft) return refuse(draft.error());
  DraftReview review = review_of(*draft);
  // Researchers see nobody's name.
  const bool sees_names = work.asker.role != role_name(Role::researcher);
  return Reply{version->name,
               version->number,
               state_of(*version, moment_of(work.now)),
               version->hash,
               version->saved_at ? moment_text(*version->saved_at) : std::string(),
               sees_names ? version->saved_by : std::string(),
               {formats::instrument_document(*draft)},
               std::move(review.problems),
               std::move(review.missing)};
}

template AnyOperation erase<ShowDraft>();

}  // namespace zubia::operations
