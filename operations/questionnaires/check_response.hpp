#pragma once

#include <array>
#include <string>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// An adviser has looked at a response that was sent; or takes that back. Where the questionnaire wants it, a response
/// counts from then on, until its respondent sends it again.
///
/// Refused: `unknown-response`, `not-sent`, `answers-withheld` (see show-response).
struct CheckResponse {
  static constexpr About about{.name = "check-response",
                               .method = Method::post,
                               .path = "/responses/{response}/check",
                               .role = Role::facilitator,
                               .summary = "Marks a response that was sent as checked by an adviser.",
                               .example = "naen.zubia --response 0f3a…"};

  struct Request {
    std::string response;
    bool undo = false;

    static constexpr std::array<Field, 2> fields{{
        {"response", "Its id, as list-responses gives it.", Need::required},
        {"undo", "It was not checked after all."},
    }};
  };

  struct Reply {
    std::string response;
    std::string state;  ///< `checked` or `sent`
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CheckResponse::Request, (), (response, undo))
BOOST_DESCRIBE_STRUCT(CheckResponse::Reply, (), (response, state))

}  // namespace zubia::operations
