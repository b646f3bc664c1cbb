#pragma once

// The file `plan.json`: what schedule-meetings and replan-meetings write and other commands read back.

#include <array>
#include <string>
#include <vector>

#include "engine/meetings/plan.hpp"
#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

inline constexpr const char* plan_format = "zubia-plan-1";

/// One meeting of a plan.
struct PlannedMeeting {
  int slot = 1;
  std::string start;
  std::string end;
  std::string venue;
  int table = 0;
  std::string first;
  std::string second;
  std::string interpreters;
  int weight = 0;
  int sequence = 0;

  static constexpr std::array<Field, 10> fields{{
      {"slot", "The slot, counted from 1 through all days.", Need::required, 1, 1000},
      {"start", "When it starts."},
      {"end", "When it ends."},
      {"venue", "Where it is.", Need::required},
      {"table", "The table, counted from 1; 0 on screen.", Need::optional, 0, 100000},
      {"first", "One participant.", Need::required},
      {"second", "The other one.", Need::required},
      {"interpreters", "The languages between which somebody interprets."},
      {"weight", "What the meeting is worth."},
      {"sequence", "How often it was moved since it was announced.", Need::optional, 0, 1e6},
  }};
};
BOOST_DESCRIBE_STRUCT(PlannedMeeting, (),
                      (slot, start, end, venue, table, first, second, interpreters, weight, sequence))

/// What opens every plan: which event it is for, and what happened since.
struct PlanHead {
  std::string format = plan_format;
  std::string event;
  std::string event_fingerprint;
  int sequence = 0;
  std::vector<std::string> incidents;

  static constexpr std::array<Field, 5> fields{{
      {"format", "zubia-plan-1", Need::required},
      {"event", "What the event is called."},
      {"event_fingerprint", "Of the event that it was made for.", Need::required},
      {"sequence", "How often it was replanned.", Need::optional, 0, 1e6},
      {"incidents", "What happened since the event was planned first."},
  }};
};
BOOST_DESCRIBE_STRUCT(PlanHead, (), (format, event, event_fingerprint, sequence, incidents))

/// As much of a plan file as is read back; its other members are for people.
struct PlanFile : PlanHead {
  std::vector<PlannedMeeting> meetings;
  std::vector<PlannedMeeting> cancelled;

  static constexpr auto fields = joined(PlanHead::fields, std::array<Field, 2>{{
                                                              {"meetings", "The meetings.", Need::required},
                                                              {"cancelled", "Those that were announced and are off."},
                                                          }});
};
BOOST_DESCRIBE_STRUCT(PlanFile, (PlanHead), (meetings, cancelled))

/// A plan as the engine has it, with what the engine does not keep.
struct AnnouncedPlan {
  PlanFile file;
  meetings::Plan plan;
  std::vector<int> tables;     ///< by pair; 0 where there is none
  std::vector<int> sequences;  ///< by pair
};

/// Reads a plan and applies its incidents to the book. Refused: what `parse_document` and `read_document` refuse,
/// `unknown-format`, `plan-for-another-event`, and meetings of pairs, slots or venues that the event does not have.
Result<AnnouncedPlan> read_plan(const InputFile& file, EventBook& book);

PlanHead plan_head(const EventBook& book);
/// The meetings by time and place. Tables and sequences of an announced plan are kept as far as they can be; the
/// sequence of what moved is one more.
std::vector<PlannedMeeting> written_meetings(const EventBook& book, const meetings::Event& event,
                                             const meetings::Plan& plan, const AnnouncedPlan* announced = nullptr);

}  // namespace zubia::operations
