#include "operations/questionnaires/list_advice.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/advice_desk.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

Result<ListAdvice::Reply> ListAdvice::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto draft = stored_draft(*version);
  if (!draft) return refuse(draft.error());
  if (draft->dimensions.empty())
    return refuse({"no-report", "This questionnaire gives no scores, so there is no report.", {}, {}});
  const auto text = [&](const questionnaires::Texts& texts) { return text_in(texts, work.language, draft->languages); };
  Reply reply{version->name, text(draft->title), {}, {}};
  for (const auto& dimension : draft->dimensions)
    reply.dimensions.push_back({dimension.name, text(dimension.label), text(dimension.explanation)});
  const auto offers = listed_offers(programme, version->name, work.language, work.now.substr(0, 10));
  if (!offers) return refuse(offers.error());
  for (const ListedOffer& one : *offers)
    reply.offers.push_back({one.offer.dimension, one.offer.organisation, one.organisation, one.offer.offer, one.title,
                            one.territory, one.state});
  return reply;
}

template AnyOperation erase<ListAdvice>();

}  // namespace zubia::operations
