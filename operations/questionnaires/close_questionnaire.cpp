#include "operations/questionnaires/close_questionnaire.hpp"

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

Result<CloseQuestionnaire::Reply> CloseQuestionnaire::operator()(const Request& request,
                                                                 storage::ProgrammeStore& programme,
                                                                 const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const Instant now = moment_of(work.now);
  const Instant erase_at = months_after(now, instrument->draft().purpose.retention_months);
  if (auto closed = storage::QuestionnaireStore(programme).close(*version, now, erase_at); !closed)
    return refuse(closed.error());
  return Reply{version->name, version->number, work.now, moment_text(erase_at)};
}

template AnyOperation erase<CloseQuestionnaire>();

}  // namespace zubia::operations
