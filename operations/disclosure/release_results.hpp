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

/// Publishes what the plan of a questionnaire shows of the answers that count by now, judged together with everything
/// that was released of them before. A release is dated and never changes. New, changed and withdrawn answers enter
/// together, once they are those of enough enterprise groups.
///
/// Refused: `unknown-questionnaire`, `not-published`, `no-publication-plan` (none was declared before field work),
/// `too-few-answers` (fewer groups than the plan asks for behind a figure), `nothing-to-release` (too few groups have
/// new or changed answers since the last one), `no-pseudonym-key`, `sealed-ledger`, `released-meanwhile`,
/// `answers-changed-meanwhile`, `key-used`, `cancelled` (as a job, which may take some seconds).
struct ReleaseResults {
  static constexpr About about{.name = "release-results",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/releases",
                               .role = Role::facilitator,
                               .summary = "Publishes what the plan shows of the answers by now, once and for all.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation",
                               .method_page = "disclosure_audit"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::int64_t release = 0;
    std::string date;
    std::string hash;
    std::int64_t answers_from = 0;  ///< how many enterprise groups are in it at least
    std::int64_t answers_to = 0;    ///< and at most
    std::int64_t shown = 0;
    std::int64_t withheld = 0;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ReleaseResults::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ReleaseResults::Reply, (),
                      (questionnaire, version, release, date, hash, answers_from, answers_to, shown, withheld))

}  // namespace zubia::operations
