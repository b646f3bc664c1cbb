#pragma once

#include "operations/meetings/plan_file.hpp"

namespace zubia::operations {

/// Who meets whom when and where, one participant after the other.
struct MeetingAgendas {
  static constexpr About about{.name = "meeting-agendas",
                               .method = Method::post,
                               .path = "/meeting-agendas",
                               .role = Role::anybody,
                               .summary = "The agenda of each participant, or of one.",
                               .example = "event.json plan.json --output csv",
                               .method_page = "schedule_meetings"};

  struct Request {
    InputFile event;
    InputFile plan;
    std::string participant;

    static constexpr std::array<Field, 3> fields{{
        {"event", "The event: event.json, a .dzn instance or B2BX.", Need::required},
        {"plan", "The plan, as schedule-meetings or replan-meetings wrote it in JSON.", Need::required},
        {"participant", "Only the agenda of this one."},
    }};
  };

  struct AgendaRow {
    std::string participant;
    std::string organisation;
    int slot = 1;
    std::string start;
    std::string end;
    std::string with;
    std::string with_organisation;
    std::string venue;
    int table = 0;
    std::string interpreters;
  };

  struct Reply : ReplyHead {
    std::vector<AgendaRow> agendas;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(MeetingAgendas::Request, (), (event, plan, participant))
BOOST_DESCRIBE_STRUCT(MeetingAgendas::AgendaRow, (),
                      (participant, organisation, slot, start, end, with, with_organisation, venue, table,
                       interpreters))
BOOST_DESCRIBE_STRUCT(MeetingAgendas::Reply, (ReplyHead), (agendas))

/// The agenda of one participant for a calendar program.
struct MeetingCalendar {
  static constexpr About about{.name = "meeting-calendar",
                               .method = Method::post,
                               .path = "/meeting-calendar",
                               .role = Role::anybody,
                               .summary = "The agenda of one participant as iCalendar, for Outlook and its like.",
                               .example = "event.json plan.json --participant A17 > A17.ics",
                               .method_page = "schedule_meetings"};

  struct Request {
    InputFile event;
    InputFile plan;
    std::string participant;

    static constexpr std::array<Field, 3> fields{{
        {"event", "The event, as event.json: other formats have no clock times.", Need::required},
        {"plan", "The plan, as schedule-meetings or replan-meetings wrote it in JSON.", Need::required},
        {"participant", "Whose agenda.", Need::required},
    }};
  };

  struct Reply {
    std::string calendar;
    /// On a terminal the reply is the calendar itself.
    std::string document() const { return calendar; }
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(MeetingCalendar::Request, (), (event, plan, participant))
BOOST_DESCRIBE_STRUCT(MeetingCalendar::Reply, (), (calendar))

}  // namespace zubia::operations
