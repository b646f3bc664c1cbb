#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Begins the version that follows a published one, with the same content. The published one stays as it is.
///
/// Refused: `unknown-questionnaire`, `draft-there-already` (who works on it).
struct BeginDraft {
  static constexpr About about{.name = "begin-draft",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/draft",
                               .role = Role::facilitator,
                               .summary = "Begins the next version of a published questionnaire.",
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
    std::string hash;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(BeginDraft::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(BeginDraft::Reply, (), (questionnaire, version, hash))

}  // namespace zubia::operations
