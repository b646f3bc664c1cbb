#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "operations/operation.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/size_reason.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Everything that the directory knows of one organisation.
struct ShowOrganisation {
  static constexpr About about{.name = "show-organisation",
                               .method = Method::get,
                               .path = "/organisations/{organisation}",
                               .role = Role::researcher,
                               .summary = "An organisation: its record, size class with the reason, numbers, history.",
                               .example = "naen.zubia --organisation 3f9c…",
                               .method_page = "size_class"};

  struct Request {
    std::string organisation;

    static constexpr std::array<Field, 1> fields{{
        {"organisation", "The id of the organisation, as search-organisations gives it.", Need::required},
    }};
  };

  struct NameRow {
    std::string language;  ///< empty: in none
    std::string name;
  };
  struct IdentifierRow {
    std::string scheme;
    std::string value;
    std::string country;               ///< whose register it is; empty where it has none
    bool controlled;                   ///< it has control digits, and they hold
    std::string wrong;                 ///< what is wrong with it; empty: nothing
    std::vector<std::string> implies;  ///< the numbers that follow from it: `vat:ESB20034567`
  };
  struct ActivityRow {
    std::string classification;
    std::string version;
    std::string code;
    std::string name;
    bool main;
  };
  struct OfferRow {
    std::string side;  ///< `offer` or `need`
    std::string id;
    std::string kind;
    std::string title;  ///< in the language of the asker, where there is one
    std::string text;
    std::vector<std::string> technologies;
    std::string state;
    std::string expires_on;
  };
  /// A value that a version changed; one row without a member where it changed none.
  struct HistoryRow {
    std::int64_t number;
    std::string at;
    std::string by;
    std::string cause;   ///< `typed`, `import:ID`, `undo:ID`, `merge:ID`, `separate:ID`
    std::string reason;  ///< of the decision behind a merge or a separation
    std::string member;
    std::string before;
    std::string after;
  };

  struct Reply {
    std::string organisation;
    std::int64_t number;  ///< of its version, as put-organisation wants it
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
    std::vector<std::string> merged;  ///< ids of the records that were merged into this one
    std::string document;             ///< the record as JSON, as put-organisation takes it
    bool contacts_shown;              ///< false: the role does not see people
    std::vector<NameRow> names;
    std::vector<IdentifierRow> identifiers;
    std::vector<ActivityRow> activities;
    std::vector<Site> sites;
    std::vector<SizeYearRow> size_years;
    std::vector<OfferRow> offers;
    std::vector<Contact> contacts;
    std::vector<HistoryRow> history;  ///< the newest first
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowOrganisation::Request, (), (organisation))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::NameRow, (), (language, name))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::IdentifierRow, (), (scheme, value, country, controlled, wrong, implies))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::ActivityRow, (), (classification, version, code, name, main))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::OfferRow, (), (side, id, kind, title, text, technologies, state, expires_on))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::HistoryRow, (), (number, at, by, cause, reason, member, before, after))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::Reply, (),
                      (organisation, number, name, legal_form, kind, territory, territory_name, size_class,
                       size_computed, size_least, size_most, size_by_public_owners, size_missing, other_names,
                       languages, websites, technologies, merged, document, contacts_shown, names, identifiers,
                       activities, sites, size_years, offers, contacts, history))

}  // namespace zubia::operations
