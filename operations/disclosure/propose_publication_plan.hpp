#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/disclosure/publication_desk.hpp"
#include "operations/disclosure/publishable_questions.hpp"
#include "operations/json_document.hpp"

namespace zubia::operations {

BOOST_DESCRIBE_STRUCT(UnpublishedQuestion, (), (question, reason))

/// A plan for what will be published of a questionnaire: its scales, choices, yes or no, amounts and scores of
/// dimensions, by what the directory knows of organisations. To be read, changed and declared before field work.
///
/// Refused: `unknown-questionnaire`; a draft that is not whole, as `check-questionnaire` refuses it;
/// `unknown-attribute` (with those that there are); what `check_disclosure_plan` refuses.
struct ProposePublicationPlan {
  static constexpr About about{
      .name = "propose-publication-plan",
      .method = Method::get,
      .path = "/questionnaires/{questionnaire}/publication-plan/proposal",
      .role = Role::researcher,
      .summary = "Proposes what to publish of a questionnaire, before it is answered.",
      .example = "naen.zubia --questionnaire cross-border-cooperation --by territory,size_class"};

  struct Request {
    std::string questionnaire;
    std::vector<std::string> by;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"by",
         "Breakdowns, the most important first: territory, country, size_class, sme, fifty_staff, cluster, kind; two "
         "at once as territory+size_class. Without it, each of the directory, then the first two together."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::vector<PlanTable> tables;
    std::vector<DroppedPlanTable> dropped;
    std::vector<UnpublishedQuestion> left_out;
    JsonDocument plan;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ProposePublicationPlan::Request, (), (questionnaire, by))
BOOST_DESCRIBE_STRUCT(ProposePublicationPlan::Reply, (), (questionnaire, version, tables, dropped, left_out, plan))

}  // namespace zubia::operations
