#include "operations/questionnaires/list_responses.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {

Result<ListResponses::Reply> ListResponses::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  if (auto allowed = check_answers_may_be_seen(version->mode, work); !allowed) return refuse(allowed.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const auto all = storage::ResponseStore(programme).responses(version->questionnaire, version->number);
  if (!all) return refuse(all.error());
  const auto& draft = instrument->draft();
  Reply reply{version->name,
              text_in(draft.title, work.language, draft.languages),
              version->number,
              version->mode,
              draft.purpose.needs_check,
              {}};
  for (const storage::StoredResponse& one : *all) {
    auto who = answering_name(one.response, programme, work.language);
    if (!who) return refuse(who.error());
    reply.responses.push_back({one.response.id, *std::move(who), one.response.language, one.response.state,
                               sent_day(one), static_cast<std::int64_t>(one.answers.size()),
                               counts(one.response, draft.purpose)});
  }
  return reply;
}

template AnyOperation erase<ListResponses>();

}  // namespace zubia::operations
