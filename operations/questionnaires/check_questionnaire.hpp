#pragma once

#include <array>
#include <cstdint>

#include "operations/questionnaires/draft_desk.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Everything that stands in the way of publishing a questionnaire, each with its place and what to do about it: the
/// latest version that is stored, or one that is sent and stored nowhere.
///
/// Refused: `unknown-questionnaire`, and what cannot be read of a document.
struct CheckQuestionnaire {
  static constexpr About about{.name = "check-questionnaire",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/check",
                               .role = Role::researcher,
                               .summary = "All that is wrong with a questionnaire, and which texts it lacks.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;
    JsonDocument instrument;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"instrument", "Another text of it, zubia-instrument-1 as JSON; it is stored nowhere."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    bool can_be_published = false;
    std::vector<DraftProblem> problems;
    std::vector<LackingText> missing;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CheckQuestionnaire::Request, (), (questionnaire, instrument))
BOOST_DESCRIBE_STRUCT(CheckQuestionnaire::Reply, (), (questionnaire, can_be_published, problems, missing))

}  // namespace zubia::operations
