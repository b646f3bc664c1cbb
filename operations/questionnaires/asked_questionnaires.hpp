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

/// What an organisation was asked to answer, and, of named questionnaires, what became of it. Nobody is told whether an
/// organisation answered a confidential or an anonymous one. Of organisations that were merged into it, too.
///
/// Refused: `unknown-organisation`, `organisation-merged` (the one that it was merged into is named).
struct AskedQuestionnaires {
  static constexpr About about{.name = "asked-questionnaires",
                               .method = Method::get,
                               .path = "/organisations/{organisation}/questionnaires",
                               .role = Role::facilitator,
                               .summary = "The questionnaires that an organisation was asked to answer.",
                               .example = "naen.zubia --organisation 5f0c…"};

  struct Request {
    std::string organisation;

    static constexpr std::array<Field, 1> fields{{
        {"organisation", "Its id, as search-organisations gives it.", Need::required},
    }};
  };

  struct AskedRow {
    std::string questionnaire;
    std::string title;
    std::int64_t version = 0;
    std::string mode;
    std::string invited_on;  ///< ISO 8601 day
    std::string state;       ///< `invited`; where named also `opened`, `started`, `sent`, `checked`, `withdrawn`
    std::string sent_on;     ///< ISO 8601 day; empty where it was not sent, or is not named
    std::string response;    ///< id of the response, where named and begun; else empty
  };

  struct Reply {
    std::string organisation;
    std::vector<AskedRow> questionnaires;  ///< in the order in which they were added, the latest version last
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(AskedQuestionnaires::Request, (), (organisation))
BOOST_DESCRIBE_STRUCT(AskedQuestionnaires::AskedRow, (),
                      (questionnaire, title, version, mode, invited_on, state, sent_on, response))
BOOST_DESCRIBE_STRUCT(AskedQuestionnaires::Reply, (), (organisation, questionnaires))

}  // namespace zubia::operations
