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

/// The responses to the published version of a questionnaire, for whoever checks them. In the order of random ids,
/// which says nothing.
///
/// Refused: `unknown-questionnaire`, `not-published`, `answers-withheld` (a facilitator, where it is not named).
struct ListResponses {
  static constexpr About about{.name = "list-responses",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/responses",
                               .role = Role::researcher,
                               .summary = "The responses to a questionnaire, and which of them count.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct ResponseRow {
    std::string response;
    std::string organisation;  ///< its name where the questionnaire is named, a pseudonym where confidential
    std::string language;
    std::string state;    ///< `started`, `sent` or `checked`
    std::string sent_on;  ///< ISO 8601 day; empty where it was not sent, or the mode withholds it
    std::int64_t answers = 0;
    bool counts = false;
  };

  struct Reply {
    std::string questionnaire;
    std::string title;
    std::int64_t version = 0;
    std::string mode;
    bool needs_check = false;
    std::vector<ResponseRow> responses;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListResponses::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ListResponses::ResponseRow, (),
                      (response, organisation, language, state, sent_on, answers, counts))
BOOST_DESCRIBE_STRUCT(ListResponses::Reply, (), (questionnaire, title, version, mode, needs_check, responses))

}  // namespace zubia::operations
