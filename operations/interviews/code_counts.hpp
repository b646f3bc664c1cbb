#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// How many organisations a code was given to, by territory and size class. A code counts where it or one below it was
/// given. What fewer than five organisations said is withheld, and so is what would tell it by subtraction; who may
/// read interviews sees them one by one as well. See docs/methods/code_counts.md.
struct CodeCounts {
  static constexpr About about{.name = "code-counts",
                               .method = Method::get,
                               .path = "/codebook/counts",
                               .role = Role::researcher,
                               .summary =
                                   "How many organisations said what a code stands for, by stratum, without "
                                   "small groups.",
                               .example = "naen.zubia",
                               .method_page = "code_counts"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct GroupRow {
    std::string by;     ///< `all`, `territory`, `size_class` or `interview`
    std::string value;  ///< the territory, class or id; empty: all, or not known
    std::int64_t organisations = 0;
    std::int64_t interviews = 0;
    bool withheld = false;
  };
  struct CountRow {
    std::string by;
    std::string value;
    std::string code;
    std::string name;
    std::int64_t depth = 0;
    std::optional<std::int64_t> organisations;  ///< none where withheld
    std::optional<std::int64_t> interviews;
    std::optional<std::int64_t> passages;
  };

  struct Reply : ReplyHead {
    std::int64_t organisations_min = 0;
    std::vector<CountRow> counts;
    std::vector<GroupRow> groups;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CodeCounts::Request, (), ())
BOOST_DESCRIBE_STRUCT(CodeCounts::GroupRow, (), (by, value, organisations, interviews, withheld))
BOOST_DESCRIBE_STRUCT(CodeCounts::CountRow, (), (by, value, code, name, depth, organisations, interviews, passages))
BOOST_DESCRIBE_STRUCT(CodeCounts::Reply, (ReplyHead), (organisations_min, counts, groups))

/// What was said under a code and those below it, word for word, for who may read interviews.
///
/// Refused: `unknown-interview-code`.
struct CodeQuotes {
  static constexpr About about{.name = "code-quotes",
                               .method = Method::get,
                               .path = "/codebook/{code}/quotes",
                               .role = Role::facilitator,
                               .summary = "The passages that have a code, word for word.",
                               .example = "naen.zubia --code law"};

  struct Request {
    std::string code;

    static constexpr std::array<Field, 1> fields{{
        {"code", "The code, as codebook names it.", Need::required},
    }};
  };

  struct QuoteRow {
    std::string passage;
    std::string code;
    std::string interview;
    std::string organisation;
    std::string name;  ///< of the organisation
    std::string held_on;
    std::string quote;
  };

  struct Reply {
    std::vector<QuoteRow> quotes;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CodeQuotes::Request, (), (code))
BOOST_DESCRIBE_STRUCT(CodeQuotes::QuoteRow, (), (passage, code, interview, organisation, name, held_on, quote))
BOOST_DESCRIBE_STRUCT(CodeQuotes::Reply, (), (quotes))

}  // namespace zubia::operations
