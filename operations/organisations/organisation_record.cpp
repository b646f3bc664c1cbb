#include "operations/organisations/organisation_record.hpp"

namespace zubia::operations {

organisations::OrganisationRecord record_of(const Organisation& organisation, const std::string& id) {
  organisations::OrganisationRecord record;
  record.id = id;
  for (const auto& [language, name] : organisation.names) record.names.push_back(name);
  record.names.insert(record.names.end(), organisation.other_names.begin(), organisation.other_names.end());
  for (const OrganisationIdentifier& identifier : organisation.identifiers)
    if (const auto scheme = organisations::scheme_named(identifier.scheme))
      record.identifiers.push_back({*scheme, identifier.value});
  record.territory = organisation.territory;
  if (!organisation.sites.empty()) {
    const Site& seat = organisation.sites.front();
    record.country = seat.country;
    record.city = seat.city;
    record.address = seat.address;
    if (record.territory.empty()) record.territory = seat.territory;
  }
  if (!organisation.websites.empty()) record.website = organisation.websites.front();
  return record;
}

}  // namespace zubia::operations
