#include "operations/organisations/show_organisation.hpp"

#include <algorithm>
#include <utility>

#include "engine/organisations/identifier.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/directory.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/record_history.hpp"
#include "operations/organisations/who_changed.hpp"
#include "operations/permissions.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using Reply = ShowOrganisation::Reply;

ShowOrganisation::IdentifierRow verdict(const OrganisationIdentifier& identifier) {
  ShowOrganisation::IdentifierRow row{identifier.scheme, identifier.value, {}, false, {}, {}};
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

void show_offers(const std::vector<OfferOrNeed>& offers, const char* side, const std::string& language, Reply& reply) {
  for (const OfferOrNeed& offer : offers)
    reply.offers.push_back({side, offer.id, offer.kind, display_name(offer.title, language),
                            display_name(offer.text, language), offer.technologies, offer.state, offer.expires_on});
}

Result<void> show_size(const Organisation& organisation, Reply& reply) {
  auto reason = size_reason(organisation);
  if (!reason) return refuse(reason.error());
  reply.size_class = reason->size_class;
  reply.size_computed = reason->computed;
  reply.size_least = reason->least;
  reply.size_most = reason->most;
  reply.size_by_public_owners = reason->by_public_owners;
  reply.size_missing = reason->missing;
  reply.size_years = std::move(reason->size_years);
  return {};
}

void show_record(const Organisation& organisation, const std::string& language, Reply& reply) {
  reply.name = display_name(organisation, language);
  reply.legal_form = organisation.legal_form;
  reply.kind = organisation.kind;
  reply.territory = organisation.territory;
  if (!organisation.territory.empty())
    reply.territory_name = name_in(territory_names(organisation.territory), language, organisation.territory);
  reply.other_names = organisation.other_names;
  reply.languages = organisation.languages;
  reply.websites = organisation.websites;
  reply.technologies = organisation.technologies;
  reply.sites = organisation.sites;
  reply.document = document_of(organisation);
  for (const auto& [in_language, name] : organisation.names) reply.names.push_back({in_language, name});
  for (const OrganisationIdentifier& identifier : organisation.identifiers)
    reply.identifiers.push_back(verdict(identifier));
  for (const ActivityCode& activity : organisation.activities)
    reply.activities.push_back({activity.classification, activity.version, activity.code,
                                activity_name(activity.code, language), activity.main});
  show_offers(organisation.offers, "offer", language, reply);
  show_offers(organisation.needs, "need", language, reply);
}

Result<void> show_history(storage::OrganisationStore& store, const PairDecisions& decisions, const People& people,
                          Reply& reply) {
  const auto versions = store.history(reply.organisation);
  if (!versions) return refuse(versions.error());
  for (std::size_t v = 0; v < versions->size(); ++v) {
    const storage::OrganisationVersion& version = (*versions)[v];
    ShowOrganisation::HistoryRow row{
        version.number, moment_text(version.at), who_changed(people, version.account), version.cause, {}, {}, {}, {}};
    if (const auto colon = version.cause.find(':'); colon != std::string::npos)
      if (const Decision* decision = decisions.of_id(version.cause.substr(colon + 1)); decision != nullptr)
        row.reason = decision->reason;
    const std::string before = v + 1 < versions->size() ? (*versions)[v + 1].document : std::string();
    const auto changed = changed_values(before, version.document);
    if (changed.empty()) reply.history.push_back(row);
    for (const ChangedValue& value : changed) {
      row.member = value.member;
      row.before = value.before;
      row.after = value.after;
      reply.history.push_back(row);
    }
  }
  return {};
}

Result<void> show_contacts(storage::OrganisationStore& store, Reply& reply) {
  std::vector<std::string> ids = {reply.organisation};
  ids.insert(ids.end(), reply.merged.begin(), reply.merged.end());
  for (const std::string& id : ids) {
    auto contacts = store.contacts_of(id);
    if (!contacts) return refuse(contacts.error());
    reply.contacts.insert(reply.contacts.end(), contacts->begin(), contacts->end());
  }
  return {};
}

}  // namespace

Result<Reply> ShowOrganisation::operator()(const Request& request, storage::ProgrammeStore& programme,
                                           const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  const auto all_decisions = programme.decisions();
  if (!all_decisions) return refuse(all_decisions.error());
  const PairDecisions decisions(*all_decisions);
  storage::OrganisationStore store(programme);
  const auto found = find_organisation(store, decisions, request.organisation);
  if (!found) return refuse(found.error());
  Reply reply{};
  reply.organisation = request.organisation;
  reply.number = found->stored.number;
  reply.merged = decisions.merged_here(request.organisation);
  show_record(found->organisation, language_of(work, *record), reply);
  if (auto done = show_size(found->organisation, reply); !done) return refuse(done.error());
  if (auto done = show_history(store, decisions, *people, reply); !done) return refuse(done.error());
  // Who sees people sees contacts; what is said of people is never kept for another asker.
  programme.note_reading(storage::Area::people);
  reply.contacts_shown = sees_names(work.asker.role);
  if (!reply.contacts_shown) return reply;
  if (auto done = show_contacts(store, reply); !done) return refuse(done.error());
  return reply;
}

template AnyOperation erase<ShowOrganisation>();

}  // namespace zubia::operations
