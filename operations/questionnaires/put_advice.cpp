#include "operations/questionnaires/put_advice.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/questionnaires/advice_desk.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/advice_store.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

Result<Organisation> organisation_with_id(storage::ProgrammeStore& programme, const std::string& id) {
  const auto stored = storage::OrganisationStore(programme).find(id);
  if (!stored) return refuse(stored.error());
  if (!*stored)
    return refuse({"unknown-organisation",
                   "There is no such organisation.",
                   {.field = "organisation"},
                   "See zubia search-organisations."});
  return organisation_of((*stored)->document);
}

Result<OfferOrNeed> published_offer(const Organisation& organisation, const std::string& id) {
  const auto offer = std::ranges::find(organisation.offers, id, &OfferOrNeed::id);
  if (offer == organisation.offers.end())
    return refuse({"unknown-offer",
                   "The organisation has no such offer.",
                   {.field = "offer"},
                   "See zubia show-organisation; a need is no offer."});
  if (offer->state != "published")
    return refuse({"offer-not-published",
                   "The offer is not published, so respondents must not read it.",
                   {.field = "offer"},
                   "Publish it on the page of the organisation first."});
  return *offer;
}

}  // namespace

Result<PutAdvice::Reply> PutAdvice::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto draft = stored_draft(*version);
  if (!draft) return refuse(draft.error());
  const OfferForDimension named{version->name, request.dimension, request.organisation, request.offer};
  storage::AdviceStore store(programme);
  // What is gone from the directory, or from the questionnaire, can still be taken away.
  if (request.remove) {
    if (auto done = store.remove(named); !done) return refuse(done.error());
    return Reply{request.dimension, {}, {}, true};
  }
  if (auto known = check_dimension(*draft, request.dimension); !known) return refuse(known.error());
  const auto organisation = organisation_with_id(programme, request.organisation);
  if (!organisation) return refuse(organisation.error());
  const auto offer = published_offer(*organisation, request.offer);
  if (!offer) return refuse(offer.error());
  if (auto done = store.put(named); !done) return refuse(done.error());
  return Reply{request.dimension, display_name(*organisation, work.language), display_name(offer->title, work.language),
               false};
}

template AnyOperation erase<PutAdvice>();

}  // namespace zubia::operations
