#include "operations/meetings/check_meeting_plan.hpp"

#include "engine/meetings/check_plan.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<CheckMeetingPlan::Reply> CheckMeetingPlan::operator()(const Request& request, const Work&) const {
  auto book = read_event(request.event);
  if (!book) return refuse(book.error());
  const auto announced = read_plan(request.plan, *book);
  if (!announced) return refuse(announced.error());
  const auto event = checked_event(*book, request.event.name);
  if (!event) return refuse(event.error());
  const meetings::Judgement judgement = meetings::check_plan(*event, announced->plan);
  Reply reply;
  reply.data_status = book->data_status;
  reply.event = event->name();
  reply.keeps_all_rules = judgement.keeps_all_rules();
  reply.figures = written_figures(judgement.figures);
  for (const meetings::Violation& one : judgement.violations) {
    BrokenRule row;
    row.rule = meetings::name_of(one.rule);
    if (one.participant != meetings::none) row.participant = book->id(one.participant);
    if (one.pair != meetings::none) {
      row.first = book->id(event->pair(one.pair).first);
      row.second = book->id(event->pair(one.pair).second);
    }
    if (one.slot != meetings::none) row.slot = book->slot_name(one.slot);
    if (one.venue != meetings::none) row.venue = event->venue(one.venue).name;
    row.excess = one.excess;
    reply.broken_rules.push_back(std::move(row));
  }
  return reply;
}

template AnyOperation erase<CheckMeetingPlan>();

}  // namespace zubia::operations
