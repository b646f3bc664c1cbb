#pragma once

#include "operations/meetings/plan_file.hpp"

namespace zubia::operations {

/// Says why two participants do not meet.
struct ExplainRequest {
  static constexpr About about{
      .name = "explain-request",
      .method = Method::post,
      .path = "/explain-request",
      .role = Role::anybody,
      .summary = "Why two participants do not meet: slot by slot, and the smallest change that would let them.",
      .example = "event.json plan.json --pair A17,B4",
      .method_page = "explain_request"};

  struct Request {
    InputFile event;
    InputFile plan;
    std::vector<std::string> pair;

    static constexpr std::array<Field, 3> fields{{
        {"event", "The event: event.json, a .dzn instance or B2BX.", Need::required},
        {"plan", "The plan, as schedule-meetings or replan-meetings wrote it in JSON.", Need::required},
        {"pair", "The two participants, by their ids.", Need::required},
    }};
  };

  /// What stands in the way in one slot.
  struct SlotRow {
    int slot = 1;
    std::string time;
    std::string venue;
    std::string reason;
    std::string detail;
  };

  struct ChangeRow {
    std::string change;
  };

  struct Reply : ReplyHead {
    std::string first;
    std::string second;
    bool meets = false;
    std::string answer;
    std::string relaxed_time;
    std::string relaxed_venue;
    std::vector<ChangeRow> relaxation;
    std::vector<SlotRow> slots;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExplainRequest::Request, (), (event, plan, pair))
BOOST_DESCRIBE_STRUCT(ExplainRequest::SlotRow, (), (slot, time, venue, reason, detail))
BOOST_DESCRIBE_STRUCT(ExplainRequest::ChangeRow, (), (change))
BOOST_DESCRIBE_STRUCT(ExplainRequest::Reply, (ReplyHead),
                      (first, second, meets, answer, relaxed_time, relaxed_venue, relaxation, slots))

}  // namespace zubia::operations
