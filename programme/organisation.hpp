#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zubia {

/// The same text in several languages, by BCP 47. Empty key: in no language, as the names of companies often are.
using TextByLanguage = std::map<std::string, std::string>;

/// A number of a register, as engine/organisations/identifier.hpp checks and normalises it.
struct OrganisationIdentifier {
  std::string scheme;  ///< `siren`, `siret`, `nif`, `vat`, `euid`, `lei`, `pic`
  std::string value;   ///< normal form, without spaces

  friend bool operator==(const OrganisationIdentifier&, const OrganisationIdentifier&) = default;
};

/// Where an organisation works. The first one is its seat.
struct Site {
  std::string name;      ///< `Planta de Beasain`; may be empty
  std::string address;   ///< street and number
  std::string postcode;  ///< text: leading zeros count
  std::string city;
  std::string country;             ///< ISO 3166-1: `ES`
  std::string territory;           ///< NUTS 3 or LAU code
  std::optional<double> latitude;  ///< WGS 84, degrees
  std::optional<double> longitude;
  std::string siret;  ///< of the establishment, in France; may be empty

  friend bool operator==(const Site&, const Site&) = default;
};

/// What an organisation does, by the code of a classification.
struct ActivityCode {
  std::string classification;  ///< `nace`
  std::string version;         ///< `2` or `2.1`
  std::string code;            ///< text: `01.11`
  bool main = false;

  friend bool operator==(const ActivityCode&, const ActivityCode&) = default;
};

/// The figures of one financial year by which EU recommendation 2003/361 sorts enterprises by size. Unknown is empty,
/// never 0. In euros and annual work units.
struct EnterpriseFigures {
  int year = 0;
  std::optional<double> staff;
  std::optional<double> turnover;
  std::optional<double> balance_total;

  friend bool operator==(const EnterpriseFigures&, const EnterpriseFigures&) = default;
};

/// Another enterprise that owns or is owned: its figures count for the size class.
struct GroupLink {
  std::string organisation;  ///< id in the directory; empty where it is not in it
  std::string name;          ///< where it is not
  std::string relation;      ///< `parent`: it holds shares in this one; `subsidiary`: this one holds shares in it
  double share = 0.0;        ///< of capital or votes, the greater, 0–1
  bool controls = false;     ///< a dominant influence by other means than votes
  std::vector<EnterpriseFigures> figures;  ///< of the other one

  friend bool operator==(const GroupLink&, const GroupLink&) = default;
};

/// What an organisation offers or seeks, in its own words and by codes.
struct OfferOrNeed {
  std::string id;    ///< random, hex
  std::string kind;  ///< `business`, `technology`, `research`
  TextByLanguage title;
  TextByLanguage text;
  std::vector<ActivityCode> codes;        ///< also of products (CPA) and procurement (CPV)
  std::vector<std::string> technologies;  ///< names as in Organisation::technologies
  std::string state = "draft";            ///< `draft`, `published`, `expired`
  std::string expires_on;                 ///< ISO 8601 day; empty: never

  friend bool operator==(const OfferOrNeed&, const OfferOrNeed&) = default;
};

/// A person who speaks for an organisation. Personal: every member has its row in the data catalogue.
struct Contact {
  std::string id;  ///< random, hex
  std::string name;
  std::string position;
  std::string email;
  std::string telephone;
  std::vector<std::string> languages;  ///< BCP 47
  std::string consent;                 ///< id of the consent under which it is kept; empty: none was needed

  friend bool operator==(const Contact&, const Contact&) = default;
};

/// A company, centre, university or public body, as the directory knows it. Anything but the id may be unknown, and is
/// then empty.
struct Organisation {
  std::string id;                        ///< random, hex; stays when the organisation is merged with another record
  TextByLanguage names;                  ///< the usual one by language
  std::vector<std::string> other_names;  ///< former, short and trade names
  std::string legal_form;                ///< as it is written: `S. Coop.`
  std::string kind;       ///< `company`, `technology-centre`, `university`, `public-body`, `association`, `other`
  std::string territory;  ///< NUTS 3 or LAU code of the seat
  std::vector<Site> sites;
  std::vector<OrganisationIdentifier> identifiers;
  std::vector<ActivityCode> activities;

  std::string size_class;                  ///< `micro`, `small`, `medium`, `large`; empty: not defined
  bool size_computed = false;              ///< from the figures, and not as declared
  std::vector<EnterpriseFigures> figures;  ///< latest year first
  std::vector<GroupLink> group;

  std::vector<std::string> languages;  ///< in which it can be met, BCP 47
  std::vector<std::string> websites;
  std::vector<std::string> technologies;
  std::vector<OfferOrNeed> offers;
  std::vector<OfferOrNeed> needs;
  std::vector<Contact> contacts;
  std::string source;  ///< id of the source it came from; empty: typed in

  friend bool operator==(const Organisation&, const Organisation&) = default;
};

}  // namespace zubia
