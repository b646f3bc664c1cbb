#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Searches the directory, with filters and how many each value of a filter would leave.
struct SearchOrganisations {
  static constexpr About about{
      .name = "search-organisations",
      .method = Method::get,
      .path = "/organisations",
      .role = Role::researcher,
      .summary = "Searches the organisations by name, number, offer, technology, activity and place.",
      .example = "naen.zubia --query \"makina erreminta\" --territory ES21"};

  struct Request {
    std::string query;
    std::vector<std::string> territory;
    std::vector<std::string> kind;
    std::vector<std::string> size;
    std::vector<std::string> technology;
    std::vector<std::string> activity;
    std::uint32_t page = 1;
    std::uint32_t page_size = 20;

    static constexpr std::array<Field, 8> fields{{
        {"query", "Words in any of the languages; the last one may be unfinished. Empty: all, by name."},
        {"territory", "Codes of territories; a code stands for all that begin with it: ES21."},
        {"kind", "company, technology-centre, university, public-body, association or other."},
        {"size", "micro, small, medium or large."},
        {"technology", "Technologies by their names."},
        {"activity", "Codes of NACE: C, 28 or 28.41."},
        {"page", "Which page, from 1.", Need::optional, 1, 1000000},
        {"page_size", "How many organisations a page has.", Need::optional, 1, 100},
    }};
  };

  struct OrganisationRow {
    std::string organisation;
    std::string name;  ///< in the language of the asker, where there is one
    std::string kind;
    std::string size_class;
    std::string territory;
    std::string territory_name;
    std::string city;
    std::string country;
    std::vector<std::string> activities;
    std::vector<std::string> technologies;
    std::vector<std::string> met;       ///< the words by which it was found, folded
    std::vector<std::string> found_in;  ///< for each of them where: name, number, offer, technology, activity, place
  };
  /// How many organisations a value would leave, all other filters and the words as they are.
  struct FacetRow {
    std::string facet;
    std::string value;
    std::string name;
    std::uint64_t organisations;
  };

  struct Reply {
    std::uint64_t all;       ///< in the directory
    std::uint64_t matching;  ///< that meet words and filters
    std::uint32_t page;
    std::uint32_t pages;
    bool with_typos;  ///< near words were taken too, since too few met the words as typed
    std::uint64_t words_met;
    std::uint64_t words_typed;
    std::vector<OrganisationRow> organisations;
    std::vector<FacetRow> facets;  ///< at most 40 values of each, the most frequent first
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SearchOrganisations::Request, (),
                      (query, territory, kind, size, technology, activity, page, page_size))
BOOST_DESCRIBE_STRUCT(SearchOrganisations::OrganisationRow, (),
                      (organisation, name, kind, size_class, territory, territory_name, city, country, activities,
                       technologies, met, found_in))
BOOST_DESCRIBE_STRUCT(SearchOrganisations::FacetRow, (), (facet, value, name, organisations))
BOOST_DESCRIBE_STRUCT(SearchOrganisations::Reply, (),
                      (all, matching, page, pages, with_typos, words_met, words_typed, organisations, facets))

}  // namespace zubia::operations
