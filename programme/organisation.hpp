#pragma once

#include <optional>
#include <string>
#include <vector>

#include "programme/programme_record.hpp"

namespace zubia {

/// A number by which a register knows an organisation, in its normal form: `siren`, `303265045`.
struct OrganisationIdentifier {
  std::string scheme;
  std::string value;

  friend bool operator==(const OrganisationIdentifier&, const OrganisationIdentifier&) = default;
};

/// What an organisation does: `nace_rev2`, `28.41`.
struct OrganisationActivity {
  std::string classification;
  std::string code;

  friend bool operator==(const OrganisationActivity&, const OrganisationActivity&) = default;
};

/// A place where an organisation works.
struct Site {
  std::string address;
  std::string postcode;
  std::string city;
  std::string territory;  ///< NUTS code; empty where it is not known
  std::optional<double> latitude = {};
  std::optional<double> longitude = {};

  friend bool operator==(const Site&, const Site&) = default;
};

/// What is offered or needed, in the words of the organisation. `kind` is `offer`, `need` or `technology`.
struct Capability {
  std::string kind;
  std::vector<LocalisedText> texts;
  std::vector<OrganisationActivity> codes;  ///< CPV, NACE or a taxonomy of technologies

  friend bool operator==(const Capability&, const Capability&) = default;
};

/// The figures that decide the size class of Recommendation 2003/361/EC. What is not known is absent, not zero.
struct OrganisationSize {
  std::optional<int> staff = {};             ///< annual work units
  std::optional<double> turnover = {};       ///< EUR a year
  std::optional<double> balance_total = {};  ///< EUR
  std::optional<int> year = {};
  std::string size_class = {};  ///< `micro`, `small`, `medium`, `large`; empty: not known

  friend bool operator==(const OrganisationSize&, const OrganisationSize&) = default;
};

/// Somebody of an organisation.
struct Contact {
  std::string id;  ///< random, hex
  std::string name;
  std::string position;
  std::string e_mail;
  std::string telephone;
  std::string language;  ///< in which the person is written to

  friend bool operator==(const Contact&, const Contact&) = default;
};

/// A company, technology centre, university, public body or other organisation. One key through the whole programme.
struct Organisation {
  std::string id;  ///< random, hex
  /// By language; the first is the official name, under the language `""` where a name has none.
  std::vector<LocalisedText> names;
  std::string legal_form;
  std::string kind;       ///< `company`, `technology-centre`, `university`, `cluster`, `public-body` …
  std::string country;    ///< the statistical country code
  std::string territory;  ///< NUTS code; empty where it is not known
  std::string website;
  std::vector<std::string> languages;  ///< in which it works
  OrganisationSize size;
  std::vector<OrganisationIdentifier> identifiers;
  std::vector<OrganisationActivity> activities;
  std::vector<Site> sites;
  std::vector<Capability> capabilities;
  std::vector<Contact> contacts;
  std::string source;       ///< where it came from: a file, `typed`, `self`
  std::string merged_into;  ///< the organisation that this record turned out to be; empty: it stands for itself
  std::string created_at;   ///< ISO 8601 UTC
  std::string changed_at;   ///< ISO 8601 UTC

  friend bool operator==(const Organisation&, const Organisation&) = default;
};

}  // namespace zubia
