#pragma once

#include "operations/meetings/schedule_meetings.hpp"

namespace zubia::operations {

/// Judges a plan by every rule of its event, in code that the search does not share.
struct CheckMeetingPlan {
  static constexpr About about{.name = "check-plan",
                               .method = Method::post,
                               .path = "/check-plan",
                               .role = Role::anybody,
                               .summary = "Judges a plan: every rule of its event, and every figure, counted anew.",
                               .example = "event.json plan.json",
                               .method_page = "schedule_meetings"};

  struct Request {
    InputFile event;
    InputFile plan;

    static constexpr std::array<Field, 2> fields{{
        {"event", "The event: event.json, a .dzn instance or B2BX.", Need::required},
        {"plan", "The plan, as schedule-meetings or replan-meetings wrote it in JSON.", Need::required},
    }};
  };

  /// One broken rule.
  struct BrokenRule {
    std::string rule;
    std::string participant;
    std::string first;
    std::string second;
    std::string slot;
    std::string venue;
    int excess = 0;
  };

  struct Reply : ReplyHead {
    std::string event;
    bool keeps_all_rules = false;
    PlanFigures figures;
    std::vector<BrokenRule> broken_rules;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CheckMeetingPlan::Request, (), (event, plan))
BOOST_DESCRIBE_STRUCT(CheckMeetingPlan::BrokenRule, (), (rule, participant, first, second, slot, venue, excess))
BOOST_DESCRIBE_STRUCT(CheckMeetingPlan::Reply, (ReplyHead), (event, keeps_all_rules, figures, broken_rules))

}  // namespace zubia::operations
