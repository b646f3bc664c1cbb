#include "operations/meetings/meeting_agendas.hpp"

#include <algorithm>

#include "formats/agenda_calendar.hpp"
#include "operations/erase.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

/// The clock of the participant, where that is another than the place's.
formats::TimeZone zone_of(const EventBook& book, const EventParticipant& who) {
  if (!who.time_zone.empty())
    if (auto own = formats::TimeZone::named(who.time_zone)) return *own;
  return *book.zone;
}

const EventParticipant& person(const EventBook& book, const std::string& id) {
  return book.people[Event::index(book.numbers.find(id)->second)];
}

MeetingAgendas::AgendaRow agenda_row(const EventBook& book, const PlannedMeeting& meeting,
                                     const EventParticipant& who) {
  const EventParticipant& other = person(book, meeting.first == who.id ? meeting.second : meeting.first);
  MeetingAgendas::AgendaRow row;
  row.participant = who.id;
  row.organisation = who.organisation;
  row.slot = meeting.slot;
  if (!book.slots.empty()) {
    const EventSlot& slot = book.slots[Event::index(meeting.slot - 1)];
    row.start = zone_of(book, who).text(slot.begins);
    row.end = zone_of(book, who).text(slot.ends);
  }
  row.with = other.id;
  row.with_organisation = other.organisation;
  row.venue = meeting.venue;
  row.table = meeting.table;
  row.interpreters = meeting.interpreters;
  return row;
}

/// `2026-11-27T08:00:00Z`
formats::Moment moment_of(const std::string& now) {
  if (now.size() < 16) return 0;
  const auto day = formats::read_date(now.substr(0, 10));
  const auto minutes = formats::read_clock(now.substr(11, 5));
  return day && minutes ? formats::Moment{*day} * 1440 + *minutes : 0;
}

formats::CalendarEntry calendar_entry(const EventBook& book, const PlannedMeeting& meeting, const EventParticipant& who,
                                      bool is_cancelled) {
  const auto row = agenda_row(book, meeting, who);
  const EventSlot& slot = book.slots[Event::index(meeting.slot - 1)];
  const auto [low, high] = std::minmax(meeting.first, meeting.second);
  formats::CalendarEntry entry;
  entry.uid = storage::fingerprint(book.fingerprint + "\n" + low + "\n" + high).substr(0, 32) + "@zubia";
  entry.summary = "Meeting with " + (row.with_organisation.empty() ? row.with : row.with_organisation);
  entry.location = row.venue + (row.table > 0 ? ", table " + std::to_string(row.table) : "");
  if (!row.interpreters.empty()) entry.description = "With an interpreter, " + row.interpreters + ".";
  if (book.data_status == "illustrative")
    entry.description += (entry.description.empty() ? "" : " ") + std::string("Illustrative.");
  entry.begins = slot.begins;
  entry.ends = slot.ends;
  entry.sequence = meeting.sequence;
  entry.is_cancelled = is_cancelled;
  return entry;
}

bool is_of(const PlannedMeeting& meeting, const std::string& id) { return meeting.first == id || meeting.second == id; }

}  // namespace

Result<MeetingAgendas::Reply> MeetingAgendas::operator()(const Request& request, const Work&) const {
  auto book = read_event(request.event);
  if (!book) return refuse(book.error());
  const auto announced = read_plan(request.plan, *book);
  if (!announced) return refuse(announced.error());
  if (!request.participant.empty())
    if (const auto known = find_participant(*book, request.participant, {.field = "participant"}); !known)
      return refuse(known.error());
  Reply reply;
  reply.data_status = book->data_status;
  std::vector<PlannedMeeting> meetings = announced->file.meetings;
  std::ranges::stable_sort(meetings, {}, &PlannedMeeting::slot);
  for (const PlannedMeeting& meeting : meetings)
    for (const std::string* id : {&meeting.first, &meeting.second})
      if (request.participant.empty() || request.participant == *id)
        reply.agendas.push_back(agenda_row(*book, meeting, person(*book, *id)));
  std::ranges::stable_sort(reply.agendas, {},
                           [&](const AgendaRow& row) { return book->numbers.find(row.participant)->second; });
  return reply;
}

Result<MeetingCalendar::Reply> MeetingCalendar::operator()(const Request& request, const Work& work) const {
  auto book = read_event(request.event);
  if (!book) return refuse(book.error());
  if (book->slots.empty())
    return refuse({"no-clock-times",
                   "The event has slots without clock times.",
                   {.file = request.event.name},
                   "Write it as event.json."});
  const auto announced = read_plan(request.plan, *book);
  if (!announced) return refuse(announced.error());
  const auto who = find_participant(*book, request.participant, {.field = "participant"});
  if (!who) return refuse(who.error());
  const EventParticipant& one = book->people[Event::index(*who)];
  std::vector<formats::CalendarEntry> entries;
  for (const PlannedMeeting& meeting : announced->file.meetings)
    if (is_of(meeting, one.id)) entries.push_back(calendar_entry(*book, meeting, one, false));
  for (const PlannedMeeting& meeting : announced->file.cancelled)
    if (is_of(meeting, one.id) && book->numbers.contains(meeting.first) && book->numbers.contains(meeting.second) &&
        meeting.slot <= static_cast<int>(book->slots.size()))
      entries.push_back(calendar_entry(*book, meeting, one, true));
  std::ranges::stable_sort(entries, {}, &formats::CalendarEntry::begins);
  const std::string title = book->draft.name + ", " + (one.organisation.empty() ? one.id : one.organisation);
  return Reply{formats::write_calendar(title, zone_of(*book, one), moment_of(work.now), entries)};
}

template AnyOperation erase<MeetingAgendas>();
template AnyOperation erase<MeetingCalendar>();

}  // namespace zubia::operations
