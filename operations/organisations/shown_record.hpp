#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/size_reason.hpp"

namespace zubia::operations {

/// A name in a language.
struct NameRow {
  std::string language;  ///< empty: in none
  std::string name;
};
/// A number of a register, and what its rules say of it.
struct IdentifierRow {
  std::string scheme;
  std::string value;
  std::string country;               ///< whose register it is; empty where it has none
  bool controlled;                   ///< it has control digits, and they hold
  std::string wrong;                 ///< what is wrong with it; empty: nothing
  std::vector<std::string> implies;  ///< the numbers that follow from it: `vat:ESB20034567`
};
/// What it does, by code and name.
struct ActivityRow {
  std::string classification;
  std::string version;
  std::string code;
  std::string name;
  bool main;
};
/// What it offers or needs.
struct OfferRow {
  std::string side;  ///< `offer` or `need`
  std::string id;
  std::string kind;
  std::string title;  ///< in the language of the asker, where there is one
  std::string text;
  std::vector<std::string> codes;  ///< `nace 28.41`, `cpv 42600000-2`
  std::vector<std::string> technologies;
  std::string state;
  std::string expires_on;
};

/// What a page on an organisation shows of its record, whoever opens it.
struct ShownRecord {
  std::string organisation;
  std::int64_t number;  ///< of its version, as the next change wants it
  std::string name;
  std::string legal_form;
  std::string kind;
  std::string territory;
  std::string territory_name;
  std::string size_class;  ///< empty: not defined
  bool size_computed;      ///< by the figures; otherwise as declared
  std::string size_least;
  std::string size_most;
  bool size_by_public_owners;
  std::vector<std::string> size_missing;
  std::vector<std::string> other_names;
  std::vector<std::string> languages;
  std::vector<std::string> websites;
  std::vector<std::string> technologies;
  std::string document;  ///< the record as JSON, as the next change takes it
  std::vector<NameRow> names;
  std::vector<IdentifierRow> identifiers;
  std::vector<ActivityRow> activities;
  std::vector<Site> sites;
  std::vector<SizeYearRow> size_years;
  std::vector<OfferRow> offers;  ///< then needs
};
BOOST_DESCRIBE_STRUCT(NameRow, (), (language, name))
BOOST_DESCRIBE_STRUCT(IdentifierRow, (), (scheme, value, country, controlled, wrong, implies))
BOOST_DESCRIBE_STRUCT(ActivityRow, (), (classification, version, code, name, main))
BOOST_DESCRIBE_STRUCT(OfferRow, (), (side, id, kind, title, text, codes, technologies, state, expires_on))
BOOST_DESCRIBE_STRUCT(ShownRecord, (),
                      (organisation, number, name, legal_form, kind, territory, territory_name, size_class,
                       size_computed, size_least, size_most, size_by_public_owners, size_missing, other_names,
                       languages, websites, technologies, document, names, identifiers, activities, sites, size_years,
                       offers))

/// What is shown of an organisation, with names in `language`. Refused as `size_reason` refuses.
Result<ShownRecord> shown_record(const FoundOrganisation& found, const std::string& language);

}  // namespace zubia::operations
