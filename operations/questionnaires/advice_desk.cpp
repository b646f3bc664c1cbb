#include "operations/questionnaires/advice_desk.hpp"

#include <algorithm>

#include "operations/organisations/organisation_document.hpp"
#include "storage/advice_store.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

std::string state_of(const OfferOrNeed& offer, const std::string& today) {
  const bool is_over = !offer.expires_on.empty() && offer.expires_on < today;
  return offer.state == "published" && is_over ? "expired" : offer.state;
}

Result<void> fill(ListedOffer& listed, storage::OrganisationStore& organisations, const std::string& language,
                  const std::string& today) {
  listed.state = "gone";
  const auto stored = organisations.find(listed.offer.organisation);
  if (!stored) return refuse(stored.error());
  if (!*stored) return {};
  const auto organisation = organisation_of((*stored)->document);
  if (!organisation) return refuse(organisation.error());
  listed.organisation = display_name(*organisation, language);
  listed.territory = organisation->territory;
  if (!organisation->websites.empty()) listed.website = organisation->websites.front();
  const auto offer = std::ranges::find(organisation->offers, listed.offer.offer, &OfferOrNeed::id);
  if (offer == organisation->offers.end()) return {};
  listed.state = state_of(*offer, today);
  listed.title = display_name(offer->title, language);
  listed.text = display_name(offer->text, language);
  return {};
}

}  // namespace

Result<std::vector<ListedOffer>> listed_offers(storage::ProgrammeStore& programme, const std::string& questionnaire,
                                               const std::string& language, const std::string& today) {
  const auto offers = storage::AdviceStore(programme).offers(questionnaire);
  if (!offers) return refuse(offers.error());
  storage::OrganisationStore organisations(programme);
  std::vector<ListedOffer> all;
  for (const OfferForDimension& offer : *offers) {
    ListedOffer listed{offer, {}, {}, {}, {}, {}, {}};
    if (auto done = fill(listed, organisations, language, today); !done) return refuse(done.error());
    all.push_back(std::move(listed));
  }
  return all;
}

Result<void> check_dimension(const questionnaires::InstrumentDraft& draft, const std::string& dimension) {
  if (draft.dimensions.empty())
    return refuse({"no-report", "This questionnaire gives no scores, so there is no report.", {}, {}});
  if (std::ranges::find(draft.dimensions, dimension, &questionnaires::Dimension::name) != draft.dimensions.end())
    return {};
  std::string all;
  for (const auto& one : draft.dimensions) all += (all.empty() ? "" : ", ") + one.name;
  return refuse({"unknown-dimension",
                 "The questionnaire has no dimension " + dimension + ".",
                 {.field = "dimension"},
                 "It has " + all + "."});
}

}  // namespace zubia::operations
