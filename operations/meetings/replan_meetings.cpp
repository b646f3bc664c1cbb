#include "operations/meetings/replan_meetings.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/replan.hpp"
#include "operations/erase.hpp"
#include "operations/meetings/hindrance_text.hpp"
#include "operations/meetings/incidents.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;
using meetings::Seat;

void tell(const EventBook& book, const Event& event, int pair, const std::string& change, Seat before, Seat after,
          std::vector<ReplanMeetings::PersonChange>& changes) {
  const auto time = [&](Seat seat) { return seat.is_taken() ? book.slot_name(seat.slot) : std::string(); };
  const auto venue = [&](Seat seat) { return seat.is_taken() ? event.venue(seat.venue).name : std::string(); };
  for (const int who : {event.pair(pair).first, event.pair(pair).second})
    changes.push_back({book.id(who), book.id(event.other(pair, who)), change, time(before), venue(before), time(after),
                       venue(after)});
}

/// The meetings that are off now, after those that were off before and still are.
std::vector<PlannedMeeting> cancelled_meetings(const EventBook& book, const Event& event,
                                               const AnnouncedPlan& announced, const meetings::Replan& done) {
  const auto is_off = [&](int pair) {
    return std::ranges::any_of(done.cancelled, [&](const auto& one) { return one.pair == pair; });
  };
  std::vector<PlannedMeeting> off = announced.file.cancelled;
  std::erase_if(off, [&](const PlannedMeeting& before) {
    return std::ranges::any_of(done.added, [&](const meetings::Meeting& meeting) {
      const auto& pair = event.pair(meeting.pair);
      return book.id(pair.first) == before.first && book.id(pair.second) == before.second;
    });
  });
  for (const PlannedMeeting& meeting : announced.file.meetings) {
    const int pair =
        find_pair(book, book.numbers.find(meeting.first)->second, book.numbers.find(meeting.second)->second);
    if (!is_off(pair)) continue;
    off.push_back(meeting);
    ++off.back().sequence;
  }
  return off;
}

/// What was left alone because it had begun.
std::string past_text(const EventBook& book, int first_slot) {
  if (first_slot == 0) return "nothing: meetings may move to any time";
  if (first_slot >= static_cast<int>(book.draft.slot_days.size())) return "everything";
  return "what starts before " + book.slot_name(first_slot);
}

/// A meeting that is on again goes on counting where it was called off.
void count_on(const std::vector<PlannedMeeting>& off, std::vector<PlannedMeeting>& written) {
  for (PlannedMeeting& meeting : written)
    for (const PlannedMeeting& before : off)
      if (before.first == meeting.first && before.second == meeting.second)
        meeting.sequence = std::max(meeting.sequence, before.sequence + 1);
}

}  // namespace

Result<ReplanMeetings::Reply> ReplanMeetings::operator()(const Request& request, const Work&) const {
  auto book = read_event(request.event);
  if (!book) return refuse(book.error());
  EventBook changed = *book;
  const auto announced = read_plan(request.plan, *book);
  if (!announced) return refuse(announced.error());

  // The incidents of earlier replannings and the new ones, all on the event as it was; new must-meets may have added
  // pairs at its end, which leaves the numbers of the others as they were.
  std::vector<std::string> incidents = announced->file.incidents;
  for (const std::string& one : request.incident)
    if (std::ranges::find(incidents, one) == incidents.end()) incidents.push_back(one);
  meetings::ReplanOptions options;
  options.steps = request.steps;
  {
    EventBook only_new = changed;
    const auto now = apply_incidents(request.incident, only_new);
    if (!now) return refuse(now.error());
    options.first_slot = now->first_slot;
  }
  if (!request.from.empty()) {
    const auto from = first_slot_from(*book, request.from, {.field = "from"});
    if (!from) return refuse(from.error());
    options.first_slot = *from;
  }
  const auto effects = apply_incidents(incidents, changed);
  if (!effects) return refuse(effects.error());
  const auto event = checked_event(changed, request.event.name);
  if (!event) return refuse(event.error());
  // Without an incident nothing happened, and nothing is touched.
  if (!request.incident.empty()) options.musts = effects->musts;

  const meetings::Replan done = meetings::replan(*event, announced->plan, options);
  const auto judgement = meetings::check_plan(*event, done.plan);
  Reply reply;
  static_cast<PlanHead&>(reply) = plan_head(changed);
  reply.data_status = changed.data_status;
  reply.incidents = incidents;
  const bool is_new = !request.incident.empty();
  reply.sequence = announced->file.sequence + (is_new ? 1 : 0);
  reply.moved = static_cast<int>(done.moved.size());
  reply.off = static_cast<int>(done.cancelled.size());
  reply.added = static_cast<int>(done.added.size());
  reply.is_fewest_moves = done.is_fewest_moves;
  reply.figures = written_figures(judgement.figures);
  reply.conventions = {{"past", past_text(changed, options.first_slot)}, {"steps", std::to_string(request.steps)}};
  for (const auto& one : done.moved) tell(changed, *event, one.pair, "moved", one.before, one.after, reply.changes);
  for (const auto& one : done.cancelled) tell(changed, *event, one.pair, "cancelled", one.before, {}, reply.changes);
  for (const auto& one : done.added) tell(changed, *event, one.pair, "new", {}, {one.slot, one.venue}, reply.changes);
  std::ranges::stable_sort(reply.changes, {}, &PersonChange::participant);
  AnnouncedPlan before = *announced;
  before.tables.resize(Event::index(event->pair_count()), 0);
  before.sequences.resize(Event::index(event->pair_count()), 0);
  reply.meetings = written_meetings(changed, *event, done.plan, &before);
  count_on(announced->file.cancelled, reply.meetings);
  reply.cancelled = cancelled_meetings(changed, *event, *announced, done);
  for (const int pair : done.missed_musts)
    reply.notices.push_back({"must-meet-missed", pair_text(changed, *event, pair) +
                                                     " has to take place and does not; explain-request says why."});
  for (const meetings::Violation& one : judgement.violations)
    if (one.rule == meetings::Rule::cross_border)
      reply.notices.push_back(
          {"share-missed", fmt::format("The share of cross-border meetings is missed: {} more would keep it.",
                                       one.excess == 1 ? "1 cross-border meeting"
                                                       : fmt::format("{} cross-border meetings", one.excess))});
  return reply;
}

template AnyOperation erase<ReplanMeetings>();

}  // namespace zubia::operations
