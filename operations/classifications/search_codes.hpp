#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/classifications/found_codes.hpp"

namespace zubia::operations {

/// Searches a classification as somebody types, or shows what lies in a code.
///
/// Refused: `unknown-classification`, `unknown-code`.
struct SearchCodes {
  static constexpr About about{
      .name = "search-codes",
      .method = Method::get,
      .path = "/classifications/{classification}/codes",
      .role = Role::researcher,
      .summary = "Searches the codes of a classification by words in any of its languages, or by the code itself.",
      .example = "naen.zubia --classification nace --query \"machine tool\""};

  struct Request {
    std::string classification;
    std::string query;
    std::string parent;
    std::vector<std::string> code;
    std::vector<std::string> languages;
    std::uint32_t limit = 20;

    static constexpr std::array<Field, 6> fields{{
        {"classification", "nace, nuts, or one that was taken in, as list-classifications names it.", Need::required},
        {"query", "Words in any language, the last one as far as it is typed; or a code. Empty: what lies in parent."},
        {"parent", "Only what lies in this code; without it, the whole classification."},
        {"code", "These very codes instead of a search; those that are not there are left out."},
        {"languages", "In whose labels to look: eu,es; without it, in all."},
        {"limit", "How many codes to show.", Need::optional, 1, 200},
    }};
  };

  using Reply = FoundCodes;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SearchCodes::Request, (), (classification, query, parent, code, languages, limit))

/// The classifications that codes can be picked from.
struct ListClassifications {
  static constexpr About about{.name = "list-classifications",
                               .method = Method::get,
                               .path = "/classifications",
                               .role = Role::researcher,
                               .summary = "Lists the classifications that codes can be picked from.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct ClassificationRow {
    std::string classification;
    std::string source;
    std::string licence;
    std::int64_t codes;
    std::vector<std::string> languages;
    std::string imported_at;  ///< empty where it is the catalogue of the product
  };

  struct Reply {
    std::vector<ClassificationRow> classifications;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListClassifications::Request, (), ())
BOOST_DESCRIBE_STRUCT(ListClassifications::ClassificationRow, (),
                      (classification, source, licence, codes, languages, imported_at))
BOOST_DESCRIBE_STRUCT(ListClassifications::Reply, (), (classifications))

}  // namespace zubia::operations
