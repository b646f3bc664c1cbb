#pragma once

#include <array>

#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

/// Takes back everything that was answered, by the respondent. That there was an answer stays; the link is worth
/// nothing from then on.
///
/// Refused: see `respondent_of`; `nothing-to-withdraw`, also where the answer is anonymous and cannot be found.
struct WithdrawResponse {
  static constexpr About about{.name = "withdraw-response",
                               .method = Method::post,
                               .path = "/answer/withdrawal",
                               .role = Role::anybody,
                               .summary = "Takes back everything that was answered with a personal link.",
                               .example = "naen.zubia --token 5f0c…"};

  struct Request {
    std::string token;

    static constexpr std::array<Field, 1> fields{{
        {"token", "What stands behind # in the link.", Need::required},
    }};
  };

  struct Reply {
    std::string state;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(WithdrawResponse::Request, (), (token))
BOOST_DESCRIBE_STRUCT(WithdrawResponse::Reply, (), (state))

}  // namespace zubia::operations
