#include "operations/organisations/shown_record.hpp"

#include <utility>

#include "engine/organisations/identifier.hpp"
#include "operations/catalogue.hpp"
#include "operations/organisations/directory.hpp"
#include "operations/programme/programme_tables.hpp"

namespace zubia::operations {

namespace {

IdentifierRow verdict(const OrganisationIdentifier& identifier) {
  IdentifierRow row{identifier.scheme, identifier.value, {}, false, {}, {}};
  const auto scheme = organisations::scheme_named(identifier.scheme);
  if (!scheme) return row;
  const auto checked = organisations::check_identifier(*scheme, identifier.value);
  if (!checked) {
    row.wrong = checked.error().detail;
    return row;
  }
  for (const organisations::IdentifierReading& reading : organisations::detect_identifier(identifier.value)) {
    if (reading.identifier != *checked) continue;
    row.country = reading.country;
    row.controlled = reading.controlled;
  }
  for (const organisations::Identifier& derived : organisations::derived_identifiers(*checked))
    row.implies.push_back(std::string(organisations::scheme_name(derived.scheme)) + ":" + derived.value);
  return row;
}

std::string activity_name(const std::string& code, const std::string& language) {
  auto names = activity_names(code);
  if (names.empty()) names = activity_names(division_of(code));
  return name_in(names, language, code);
}

std::vector<std::string> codes_of(const OfferOrNeed& offer) {
  std::vector<std::string> codes;
  codes.reserve(offer.codes.size());
  for (const ActivityCode& code : offer.codes) codes.push_back(code.classification + " " + code.code);
  return codes;
}

void show_offers(const std::vector<OfferOrNeed>& offers, const char* side, const std::string& language,
                 ShownRecord& shown) {
  for (const OfferOrNeed& offer : offers)
    shown.offers.push_back({side, offer.id, offer.kind, display_name(offer.title, language),
                            display_name(offer.text, language), codes_of(offer), offer.technologies, offer.state,
                            offer.expires_on});
}

Result<void> show_size(const Organisation& organisation, ShownRecord& shown) {
  auto reason = size_reason(organisation);
  if (!reason) return refuse(reason.error());
  shown.size_class = reason->size_class;
  shown.size_computed = reason->computed;
  shown.size_least = reason->least;
  shown.size_most = reason->most;
  shown.size_by_public_owners = reason->by_public_owners;
  shown.size_missing = reason->missing;
  shown.size_years = std::move(reason->size_years);
  return {};
}

void show_record(const Organisation& organisation, const std::string& language, ShownRecord& shown) {
  shown.name = display_name(organisation, language);
  shown.legal_form = organisation.legal_form;
  shown.kind = organisation.kind;
  shown.territory = organisation.territory;
  if (!organisation.territory.empty())
    shown.territory_name = name_in(territory_names(organisation.territory), language, organisation.territory);
  shown.other_names = organisation.other_names;
  shown.languages = organisation.languages;
  shown.websites = organisation.websites;
  shown.technologies = organisation.technologies;
  shown.sites = organisation.sites;
  shown.document = document_of(organisation);
  for (const auto& [in_language, name] : organisation.names) shown.names.push_back({in_language, name});
  for (const OrganisationIdentifier& identifier : organisation.identifiers)
    shown.identifiers.push_back(verdict(identifier));
  for (const ActivityCode& activity : organisation.activities)
    shown.activities.push_back({activity.classification, activity.version, activity.code,
                                activity_name(activity.code, language), activity.main});
  show_offers(organisation.offers, "offer", language, shown);
  show_offers(organisation.needs, "need", language, shown);
}

}  // namespace

Result<ShownRecord> shown_record(const FoundOrganisation& found, const std::string& language) {
  ShownRecord shown{};
  shown.organisation = found.stored.id;
  shown.number = found.stored.number;
  show_record(found.organisation, language, shown);
  if (auto done = show_size(found.organisation, shown); !done) return refuse(done.error());
  return shown;
}

}  // namespace zubia::operations
