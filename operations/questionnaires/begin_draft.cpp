#include "operations/questionnaires/begin_draft.hpp"

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

Result<BeginDraft::Reply> BeginDraft::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  const auto latest = latest_version(programme, request.questionnaire);
  if (!latest) return refuse(latest.error());
  QuestionnaireVersion by = *latest;
  by.saved_by = work.asker.name;
  by.account = work.asker.id;
  const auto begun = storage::QuestionnaireStore(programme).begin_draft(by, moment_of(work.now));
  if (!begun) return refuse(begun.error());
  return Reply{begun->name, begun->number, begun->hash};
}

template AnyOperation erase<BeginDraft>();

}  // namespace zubia::operations
