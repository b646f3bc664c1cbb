#pragma once

#include <array>
#include <cstdint>

#include "operations/questionnaires/draft_desk.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The latest version of a questionnaire as it is written, with what stands in the way of publishing it.
///
/// Refused: `unknown-questionnaire`.
struct ShowDraft {
  static constexpr About about{.name = "show-draft",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/draft",
                               .role = Role::researcher,
                               .summary = "A questionnaire as it is written, to be edited, and what is wrong with it.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis --output json"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string state;  ///< `draft`, `open` or `closed`; only a draft can be changed
    std::string hash;   ///< of what stands here: who saves sends it back
    std::string saved_at;
    std::string saved_by;
    JsonDocument instrument;  ///< zubia-instrument-1, with every text in every language
    std::vector<DraftProblem> problems;
    std::vector<LackingText> missing;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowDraft::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ShowDraft::Reply, (),
                      (questionnaire, version, state, hash, saved_at, saved_by, instrument, problems, missing))

}  // namespace zubia::operations
