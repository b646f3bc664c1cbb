#include "operations/meetings/size_event.hpp"

#include "engine/meetings/size_event.hpp"
#include "operations/erase.hpp"
#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

SizeEvent::ResourceRow row_of(const EventBook& book, const meetings::SizedResource& one, const meetings::Outcome& now) {
  SizeEvent::ResourceRow row;
  switch (one.resource) {
    case meetings::Resource::tables:
      row.resource = "tables";
      row.name = book.draft.venues[Event::index(one.number)].name;
      break;
    case meetings::Resource::interpreters:
      row.resource = "interpreters";
      row.name = book.draft.interpreters[Event::index(one.number)].languages;
      break;
    case meetings::Resource::slots:
      row.resource = "slots";
      break;
  }
  row.has = one.has;
  if (one.wants != meetings::none) row.wants = one.wants;
  row.meetings_more = one.with_one_more.meetings - now.meetings;
  row.value_more = one.with_one_more.value - now.value;
  row.bound_more = one.with_one_more.bound - now.bound;
  return row;
}

/// What has to be seated is weighed here: an event that is refused as too small is the one to be sized.
EventBook without_requirements(EventBook book) {
  for (meetings::Pair& pair : book.draft.pairs) pair.is_required = false;
  book.draft.rules.aim = meetings::Aim::most_value;
  return book;
}

}  // namespace

Result<SizeEvent::Reply> SizeEvent::operator()(const Request& request, const Work& work) const {
  const auto read = read_event(request.event);
  if (!read) return refuse(read.error());
  const EventBook book = without_requirements(*read);
  const auto event = checked_event(book, request.event.name);
  if (!event) return refuse(event.error());
  meetings::SchedulingOptions options;
  options.steps = request.steps;
  options.seed = {request.seed};
  options.parallelism = work.parallelism;
  const auto size = meetings::size_event(*event, options, work.progress);
  if (!size) return refuse(size.error());
  Reply reply;
  reply.data_status = book.data_status;
  reply.notices = book.notices;
  reply.event = event->name();
  reply.wishes = event->pair_count();
  for (const meetings::SizedResource& one : size->resources) {
    reply.resources.push_back(row_of(book, one, size->now));
    if (one.wants == meetings::none)
      reply.notices.push_back({"more-slots-than-a-day",
                               "More slots are wanted than one day can have; spread the event "
                               "over several days, or set maxima of meetings."});
  }
  const auto tell = [&](const char* name, const meetings::Outcome& outcome) {
    reply.sizes.push_back({name, outcome.meetings, outcome.value, outcome.bound});
  };
  tell("now", size->now);
  tell("tables and interpreters as wanted", size->enough);
  tell("slots as wanted too", size->all);
  reply.conventions = {{"seed", std::to_string(request.seed)}, {"steps of each search", std::to_string(request.steps)}};
  return reply;
}

template AnyOperation erase<SizeEvent>();

}  // namespace zubia::operations
