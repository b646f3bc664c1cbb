#pragma once

// An organisation as JSON, as the store keeps it, files bring it and replies show it.

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "operations/reflection.hpp"
#include "programme/organisation.hpp"

namespace zubia {

BOOST_DESCRIBE_STRUCT(OrganisationIdentifier, (), (scheme, value))
BOOST_DESCRIBE_STRUCT(Site, (), (name, address, postcode, city, country, territory, latitude, longitude, siret))
BOOST_DESCRIBE_STRUCT(ActivityCode, (), (classification, version, code, main))
BOOST_DESCRIBE_STRUCT(EnterpriseFigures, (), (year, staff, turnover, balance_total))
BOOST_DESCRIBE_STRUCT(GroupLink, (), (organisation, name, relation, share, controls, figures))
BOOST_DESCRIBE_STRUCT(OfferOrNeed, (), (id, kind, title, text, codes, technologies, state, expires_on))
BOOST_DESCRIBE_STRUCT(Contact, (), (id, name, position, email, telephone, languages, consent))
// Without its contacts: they are persons, who are kept and shown apart.
BOOST_DESCRIBE_STRUCT(Organisation, (),
                      (id, names, other_names, legal_form, kind, territory, sites, identifiers, activities, size_class,
                       size_computed, figures, group, languages, websites, technologies, offers, needs, source))

}  // namespace zubia

namespace zubia::operations {

/// A text by language is an object whose keys are languages.
template <>
inline OrderedJson schema_of<TextByLanguage>() {
  return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
}
template <>
Result<TextByLanguage> read_value<TextByLanguage>(const nlohmann::json& json, const Field& field);

/// Of a record every member may be left out, and none needs a word.
inline constexpr Field any_member{};
template <>
inline const Field& field_of<OrganisationIdentifier>(std::string_view) {
  return any_member;
}
template <>
inline const Field& field_of<Site>(std::string_view) {
  return any_member;
}
template <>
inline const Field& field_of<ActivityCode>(std::string_view) {
  return any_member;
}
template <>
inline const Field& field_of<EnterpriseFigures>(std::string_view) {
  return any_member;
}
template <>
inline const Field& field_of<GroupLink>(std::string_view) {
  return any_member;
}
template <>
inline const Field& field_of<OfferOrNeed>(std::string_view) {
  return any_member;
}
template <>
inline const Field& field_of<Organisation>(std::string_view) {
  return any_member;
}

/// The JSON of an organisation, without members that are empty and without contacts.
OrderedJson json_of(const Organisation& organisation);

/// The same as text, as the store keeps it.
std::string document_of(const Organisation& organisation);

/// The organisation of a document that `document_of` wrote. A document of another shape is a fault of ours or of the
/// file: `damaged-file`.
Result<Organisation> organisation_of(const std::string& document);

/// Reads what somebody wrote, member by member. Refused: `invalid-json`, `unknown-field` (with the member nearest),
/// `invalid-value`; `where.member` says where.
Result<Organisation> read_organisation(std::string_view bytes, const std::string& file_name);

/// The identifiers of a document; none where it cannot be read.
std::vector<OrganisationIdentifier> identifiers_of(const std::string& document);

/// The name in `language`, else the one in no language, else in English, else in any; else the first other name.
std::string display_name(const Organisation& organisation, const std::string& language);
std::string display_name(const TextByLanguage& names, const std::string& language);

}  // namespace zubia::operations
