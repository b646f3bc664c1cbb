#include "operations/meetings/explain_request.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "operations/erase.hpp"
#include "operations/meetings/hindrance_text.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

std::string reason_it_is_no_candidate(const EventBook& book, int first, int second) {
  for (const LeftOut& left : book.left_out)
    if (std::minmax(left.first, left.second) == std::minmax(first, second)) return left.detail;
  return "Nobody asked that " + book.id(first) + " and " + book.id(second) + " meet.";
}

}  // namespace

Result<ExplainRequest::Reply> ExplainRequest::operator()(const Request& request, const Work&) const {
  if (request.pair.size() != 2)
    return refuse({"invalid-value", "A pair is two participants.", {.field = "pair"}, "Write --pair A17,B4."});
  auto book = read_event(request.event);
  if (!book) return refuse(book.error());
  const auto announced = read_plan(request.plan, *book);
  if (!announced) return refuse(announced.error());
  const auto first = find_participant(*book, request.pair[0], {.field = "pair"});
  if (!first) return refuse(first.error());
  const auto second = find_participant(*book, request.pair[1], {.field = "pair"});
  if (!second) return refuse(second.error());
  if (*first == *second)
    return refuse({"self-meeting", request.pair[0] + " does not meet itself.", {.field = "pair"}, "Name two."});
  const auto event = checked_event(*book, request.event.name);
  if (!event) return refuse(event.error());

  Reply reply;
  reply.data_status = book->data_status;
  reply.first = request.pair[0];
  reply.second = request.pair[1];
  const int pair = find_pair(*book, *first, *second);
  if (pair == meetings::none) {
    reply.answer = reason_it_is_no_candidate(*book, *first, *second);
    return reply;
  }
  const auto told = meetings::explain_request(*event, announced->plan, pair);
  if (told.seat.is_taken()) {
    reply.meets = true;
    reply.answer =
        fmt::format("They meet at {}, {}.", book->slot_name(told.seat.slot), event->venue(told.seat.venue).name);
    return reply;
  }
  for (const meetings::SlotReasons& slot : told.slots)
    for (const meetings::Reason& reason : slot.reasons)
      reply.slots.push_back({slot.slot + 1, book->slot_name(slot.slot), event->venue(slot.venue).name,
                             hindrance_code(reason.hindrance), reason_text(*book, *event, reason)});
  for (const meetings::SlotReasons& slot : told.slots)
    if (slot.reasons.empty())
      reply.slots.push_back({slot.slot + 1, book->slot_name(slot.slot), event->venue(slot.venue).name, "none",
                             "They could meet here as it is."});
  std::ranges::stable_sort(reply.slots, {}, &SlotRow::slot);
  const meetings::Relaxation& smallest = told.smallest;
  if (!smallest.is_found()) {
    reply.answer = "No change of one thing for each obstacle would let them meet.";
    return reply;
  }
  reply.relaxed_time = book->slot_name(smallest.seat.slot);
  reply.relaxed_venue = event->venue(smallest.seat.venue).name;
  for (const meetings::NeededChange& change : smallest.changes)
    reply.relaxation.push_back({change_text(*book, *event, pair, smallest, change)});
  reply.answer =
      smallest.changes.empty()
          ? "They could meet as things are; it was worth less than what it would take away elsewhere."
          : fmt::format("They could meet at {}, {}, with {}.", reply.relaxed_time, reply.relaxed_venue,
                        smallest.changes.size() == 1 ? "1 change" : fmt::format("{} changes", smallest.changes.size()));
  return reply;
}

template AnyOperation erase<ExplainRequest>();

}  // namespace zubia::operations
