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

/// Pairs of records that are, or may be, one organisation, with the reasons.
struct SuggestDuplicates {
  static constexpr About about{
      .name = "suggest-duplicates",
      .method = Method::get,
      .path = "/organisation-duplicates",
      .role = Role::facilitator,
      .summary = "Pairs of records that may be one organisation, best first, with the reasons.",
      .example = "naen.zubia",
      .method_page = "find_duplicates"};

  struct Request {
    std::uint32_t page = 1;
    std::uint32_t page_size = 20;

    static constexpr std::array<Field, 2> fields{{
        {"page", "Which page, from 1.", Need::optional, 1, 1000000},
        {"page_size", "How many pairs a page has.", Need::optional, 1, 100},
    }};
  };

  struct PairRow {
    std::string one;
    std::string one_name;
    std::string other;
    std::string other_name;
    double score;  ///< 0–1; the points of the reasons, cut to that
    bool sure;     ///< the same without doubt; otherwise a question
    std::vector<std::string> reasons;
    std::vector<double> points;          ///< of each reason
    std::vector<std::string> one_facts;  ///< city, country, territory, numbers and website, for the eye
    std::vector<std::string> other_facts;
  };

  struct Reply {
    std::uint64_t pairs;    ///< that are open
    std::uint64_t decided;  ///< left out, because somebody decided that they are different
    std::uint32_t page;
    std::uint32_t pages;
    std::vector<PairRow> duplicates;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SuggestDuplicates::Request, (), (page, page_size))
BOOST_DESCRIBE_STRUCT(SuggestDuplicates::PairRow, (),
                      (one, one_name, other, other_name, score, sure, reasons, points, one_facts, other_facts))
BOOST_DESCRIBE_STRUCT(SuggestDuplicates::Reply, (), (pairs, decided, page, pages, duplicates))

}  // namespace zubia::operations
