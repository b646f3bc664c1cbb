#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/disclosure/publication_desk.hpp"
#include "operations/json_document.hpp"

namespace zubia::operations {

/// Settles what will be published of a questionnaire. It can be replaced until somebody answers, and not after: whoever
/// has seen answers would choose what they show. Where the plan names no share for the rule of dominance, one is drawn
/// that nobody is told.
///
/// Refused: `unknown-questionnaire`; what `read_disclosure_plan_file`, `check_disclosure_plan` and `check_plan_fits`
/// refuse; `plan-settled`.
struct DeclarePublicationPlan {
  static constexpr About about{.name = "declare-publication-plan",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/publication-plan",
                               .role = Role::facilitator,
                               .summary = "Settles what will be published of a questionnaire, before it is answered.",
                               .example = "naen.zubia plan.json --questionnaire cross-border-cooperation",
                               .method_page = "disclosure_audit"};

  struct Request {
    std::string questionnaire;
    InputFile plan;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"plan", "zubia-disclosure-plan-1 as JSON, as propose-publication-plan writes it.", Need::required},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string hash;  ///< of the plan as it may be shown
    std::vector<PlanTable> tables;
    std::vector<DroppedPlanTable> dropped;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(DeclarePublicationPlan::Request, (), (questionnaire, plan))
BOOST_DESCRIBE_STRUCT(DeclarePublicationPlan::Reply, (), (questionnaire, version, hash, tables, dropped))

/// The plan of a version of a questionnaire, as it may be shown: of the latest, or of one that is asked for, as the one
/// that is being answered while the next is drafted.
///
/// Refused: `unknown-questionnaire`, `unknown-version`.
struct ShowPublicationPlan {
  static constexpr About about{.name = "show-publication-plan",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/publication-plan",
                               .role = Role::researcher,
                               .summary = "What will be published of a questionnaire, as it was declared.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation"};

  struct Request {
    std::string questionnaire;
    std::uint32_t version = 0;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"version", "Which one; without it the latest, be it a draft."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::int64_t published_version = 0;  ///< the last one that was published; 0: none
    bool is_declared = false;            ///< nothing else is told where it is not
    bool is_settled = false;             ///< somebody has answered: it cannot be replaced any more
    std::string declared_at;
    std::string declared_by;  ///< empty where the asker sees no names
    std::string hash;
    std::vector<PlanTable> tables;
    std::vector<DroppedPlanTable> dropped;
    JsonDocument plan;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowPublicationPlan::Request, (), (questionnaire, version))
BOOST_DESCRIBE_STRUCT(ShowPublicationPlan::Reply, (),
                      (questionnaire, version, published_version, is_declared, is_settled, declared_at, declared_by,
                       hash, tables, dropped, plan))

}  // namespace zubia::operations
