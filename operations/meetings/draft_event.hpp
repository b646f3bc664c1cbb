#pragma once

#include "operations/meetings/event_file.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// Makes an event of two lists from a spreadsheet.
struct DraftEvent {
  static constexpr About about{
      .name = "draft-event",
      .method = Method::post,
      .path = "/draft-event",
      .role = Role::anybody,
      .summary = "Makes an event.json of two lists from a spreadsheet: participants and wishes.",
      .example = "participants.csv wishes.csv --date 2027-05-12 --start 09:00 --end 13:00 --tables 12 > event.json",
      .method_page = "schedule_meetings"};

  struct Request {
    InputFile participants;
    InputFile wishes;
    std::string name = "Meeting day";
    std::string date;
    std::string start = "09:00";
    std::string end = "17:00";
    int slot_minutes = 20;
    std::vector<std::string> breaks;
    std::string time_zone = "Europe/Madrid";
    int tables = 10;
    std::vector<std::string> interpreters;

    static constexpr std::array<Field, 11> fields{{
        {"participants", "CSV with a column id, and any other member of a participant.", Need::required},
        {"wishes", "CSV with the columns from, to and perhaps grade: must, want, recommended or no.", Need::required},
        {"name", "What the event is called."},
        {"date", "The day: 2027-05-12.", Need::required},
        {"start", "When the first meetings start."},
        {"end", "When the last ones have ended."},
        {"slot_minutes", "How long a meeting takes.", Need::optional, 1, 1440},
        {"breaks", "Times without meetings: 11:00..11:30."},
        {"time_zone", "The time zone of the place."},
        {"tables", "How many tables there are.", Need::optional, 0, 10000},
        {"interpreters", "Who interprets, and how many: es-fr:2."},
    }};
  };

  struct Reply : EventFile {
    /// On a terminal the reply is the file itself.
    std::string document() const;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(DraftEvent::Request, (),
                      (participants, wishes, name, date, start, end, slot_minutes, breaks, time_zone, tables,
                       interpreters))
BOOST_DESCRIBE_STRUCT(DraftEvent::Reply, (EventFile), ())

}  // namespace zubia::operations
