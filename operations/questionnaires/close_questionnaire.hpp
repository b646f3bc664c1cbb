#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Ends the field work of a questionnaire, for good. What was answered stays as long as respondents were told.
///
/// Refused: `unknown-questionnaire`, `not-published`, `closed-already`.
struct CloseQuestionnaire {
  static constexpr About about{.name = "close-questionnaire",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/end",
                               .role = Role::facilitator,
                               .summary = "Ends a questionnaire: from then on nobody can answer it.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string closed_at;
    std::string erase_at;  ///< when its answers are removed
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CloseQuestionnaire::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(CloseQuestionnaire::Reply, (), (questionnaire, version, closed_at, erase_at))

}  // namespace zubia::operations
