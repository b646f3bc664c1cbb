#pragma once

#include "operations/meetings/schedule_meetings.hpp"

namespace zubia::operations {

/// Fits an announced plan to what happened since, with the fewest changes.
struct ReplanMeetings {
  static constexpr About about{
      .name = "replan-meetings",
      .method = Method::post,
      .path = "/replan-meetings",
      .role = Role::facilitator,
      .summary = "Fits an announced plan to a no-show or another incident, moving as few meetings as possible.",
      .example = "event.json plan.json --incident no-show:B4@10:30 --incident table-loss:hall-2:5@14:00 --output json",
      .method_page = "replan"};

  struct Request {
    InputFile event;
    InputFile plan;
    std::vector<std::string> incident;
    std::string from;
    std::int64_t steps = 20'000;

    static constexpr std::array<Field, 5> fields{{
        {"event", "The event: event.json, a .dzn instance or B2BX.", Need::required},
        {"plan", "The announced plan, in JSON; the reply, in JSON, is the next one.", Need::required},
        {"incident",
         "What happened: no-show:B4@10:30, late:B4@11:00, leaves:B4@12:00, table-loss:hall-2:5@14:00, "
         "interpreter-loss:es-fr:1@14:00, cancelled-slot@10:30, delay:20@10:30, must-meet:A17:B4; an end is written "
         "@10:30..11:30. May be given several times."},
        {"from", "What starts earlier is past and stays as it is; the time of the first incident is the default."},
        {"steps",
         "How many seats and ejections may be tried. 1000 answer at once on a busy live day, where proving that "
         "nothing changes less takes seconds.",
         Need::optional, 1, 1e9},
    }};
  };

  /// What one person sees change.
  struct PersonChange {
    std::string participant;
    std::string with;
    std::string change;
    std::string before;
    std::string before_venue;
    std::string after;
    std::string after_venue;
  };

  struct Reply : ReplyHead, PlanHead {
    int moved = 0;
    int off = 0;
    int added = 0;
    bool is_fewest_moves = false;
    PlanFigures figures;
    std::vector<PersonChange> changes;
    std::vector<PlannedMeeting> meetings;
    std::vector<PlannedMeeting> cancelled;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ReplanMeetings::Request, (), (event, plan, incident, from, steps))
BOOST_DESCRIBE_STRUCT(ReplanMeetings::PersonChange, (),
                      (participant, with, change, before, before_venue, after, after_venue))
BOOST_DESCRIBE_STRUCT(ReplanMeetings::Reply, (ReplyHead, PlanHead),
                      (moved, off, added, is_fewest_moves, figures, changes, meetings, cancelled))

}  // namespace zubia::operations
