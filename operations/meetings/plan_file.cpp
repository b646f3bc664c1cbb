#include "operations/meetings/plan_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <tuple>

#include "engine/meetings/assign_tables.hpp"
#include "operations/document.hpp"
#include "operations/meetings/incidents.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

Result<void> check_format(const nlohmann::json& json, const std::string& file_name) {
  if (json.is_object() && json.contains("format") && json["format"] == plan_format) return {};
  return refuse({"unknown-format",
                 "This is no plan of Zubia: its format is not zubia-plan-1.",
                 {.file = file_name, .member = "format"},
                 "Give what schedule-meetings wrote with --output json."});
}

Result<void> check_head(const PlanFile& plan, const std::string& file_name, const EventBook& book) {
  if (plan.event_fingerprint != book.fingerprint)
    return refuse({"plan-for-another-event",
                   "The plan" + (plan.event.empty() ? std::string() : " for \"" + plan.event + "\"") +
                       " was made for another event, or for this one before it was changed.",
                   {.file = file_name, .member = "event_fingerprint"},
                   "Give the event as it was; changes since are incidents for replan-meetings."});
  return {};
}

}  // namespace

Result<AnnouncedPlan> read_plan(const InputFile& file, EventBook& book) {
  const auto json = parse_document(file.bytes, file.name);
  if (!json) return refuse(json.error());
  if (const auto checked = check_format(*json, file.name); !checked) return refuse(checked.error());
  auto read = read_document<PlanFile>(*json, file.name, UnknownMembers::passed_over);
  if (!read) return refuse(read.error());
  if (auto checked = check_head(*read, file.name, book); !checked) return refuse(checked.error());
  if (const auto effects = apply_incidents(read->incidents, book); !effects) {
    Problem problem = effects.error();
    problem.where = {.file = file.name, .member = "incidents"};
    return refuse(problem);
  }

  AnnouncedPlan announced;
  announced.tables.assign(book.draft.pairs.size(), 0);
  announced.sequences.assign(book.draft.pairs.size(), 0);
  std::map<std::pair<int, int>, int> pairs;
  for (std::size_t number = 0; number < book.draft.pairs.size(); ++number) {
    const meetings::Pair& pair = book.draft.pairs[number];
    pairs[std::minmax(pair.first, pair.second)] = static_cast<int>(number);
  }
  for (std::size_t number = 0; number < read->meetings.size(); ++number) {
    const PlannedMeeting& meeting = read->meetings[number];
    const std::string place = fmt::format("meetings[{}]", number);
    const auto first = find_participant(book, meeting.first, {.file = file.name, .member = place + ".first"});
    if (!first) return refuse(first.error());
    const auto second = find_participant(book, meeting.second, {.file = file.name, .member = place + ".second"});
    if (!second) return refuse(second.error());
    const auto venue = find_venue(book, meeting.venue, {.file = file.name, .member = place + ".venue"});
    if (!venue) return refuse(venue.error());
    const auto pair = pairs.find(std::minmax(*first, *second));
    if (pair == pairs.end())
      return refuse({"unknown-pair",
                     meeting.first + " and " + meeting.second + " are no candidates of the event.",
                     {.file = file.name, .member = place},
                     "Take the meeting out."});
    const int slot = meeting.slot - 1;
    if (slot >= static_cast<int>(book.draft.slot_days.size()))
      return refuse({"unknown-slot",
                     fmt::format("The event has {} slots, no slot {}.", book.draft.slot_days.size(), meeting.slot),
                     {.file = file.name, .member = place + ".slot"},
                     "Name a slot of the event."});
    if (!meeting.start.empty() && meeting.start != book.start_of(slot))
      return refuse({"slot-and-start-differ",
                     fmt::format("Slot {} starts at {}, not at {}.", meeting.slot, book.start_of(slot), meeting.start),
                     {.file = file.name, .member = place + ".start"},
                     "Correct one of the two; the start may be left out."});
    announced.plan.meetings.push_back({pair->second, slot, *venue});
    announced.tables[Event::index(pair->second)] = meeting.table;
    announced.sequences[Event::index(pair->second)] = meeting.sequence;
  }
  std::ranges::sort(announced.plan.meetings);
  announced.file = *std::move(read);
  return announced;
}

PlanHead plan_head(const EventBook& book) {
  PlanHead head;
  head.event = book.draft.name;
  head.event_fingerprint = book.fingerprint;
  return head;
}

std::vector<PlannedMeeting> written_meetings(const EventBook& book, const meetings::Event& event,
                                             const meetings::Plan& plan, const AnnouncedPlan* announced) {
  std::vector<int> kept(Event::index(event.pair_count()), 0);
  std::vector<meetings::Seat> before(kept.size());
  if (announced != nullptr) {
    before = meetings::seats_of(event, announced->plan);
    for (const meetings::Meeting& meeting : plan.meetings)
      if (before[Event::index(meeting.pair)] == meetings::Seat{meeting.slot, meeting.venue})
        kept[Event::index(meeting.pair)] = announced->tables[Event::index(meeting.pair)];
  }
  const std::vector<int> tables = meetings::assign_tables(event, plan, kept);
  std::vector<PlannedMeeting> written;
  for (std::size_t at = 0; at < plan.meetings.size(); ++at) {
    const auto& [pair, slot, venue] = plan.meetings[at];
    const meetings::Pair& both = event.pair(pair);
    PlannedMeeting row;
    row.slot = slot + 1;
    row.start = book.start_of(slot);
    row.end = book.end_of(slot);
    row.venue = event.venue(venue).name;
    row.table = tables[at];
    row.first = book.id(both.first);
    row.second = book.id(both.second);
    if (both.interpreters != meetings::none)
      row.interpreters = event.draft().interpreters[Event::index(both.interpreters)].languages;
    row.weight = both.weight;
    if (announced != nullptr) {
      row.sequence = announced->sequences[Event::index(pair)];
      const bool is_as_announced = before[Event::index(pair)] == meetings::Seat{slot, venue} &&
                                   announced->tables[Event::index(pair)] == row.table;
      if (before[Event::index(pair)].is_taken() && !is_as_announced) ++row.sequence;
    }
    written.push_back(std::move(row));
  }
  std::ranges::sort(written, {}, [](const PlannedMeeting& row) {
    return std::tie(row.slot, row.venue, row.table, row.first, row.second);
  });
  return written;
}

}  // namespace zubia::operations
