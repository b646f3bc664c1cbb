#include "operations/meetings/size_event.hpp"

#include <fmt/format.h>
#include <cmath>
#include <tuple>

#include "engine/meetings/size_event.hpp"
#include "operations/erase.hpp"
#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

/// A kind of resource, and which one of it.
std::pair<std::string, std::string> named(const EventBook& book, meetings::Resource resource, int number) {
  switch (resource) {
    case meetings::Resource::tables:
      return {"tables", book.draft.venues[Event::index(number)].name};
    case meetings::Resource::interpreters:
      return {"interpreters", book.draft.interpreters[Event::index(number)].languages};
    case meetings::Resource::slots:
      break;
  }
  return {"slots", ""};
}

SizeEvent::ResourceRow row_of(const EventBook& book, const meetings::SizedResource& one, const meetings::Outcome& now) {
  SizeEvent::ResourceRow row;
  std::tie(row.resource, row.name) = named(book, one.resource, one.number);
  row.has = one.has;
  if (one.wants != meetings::none) row.wants = one.wants;
  row.meetings_more = one.with_one_more.meetings - now.meetings;
  row.value_more = one.with_one_more.value - now.value;
  row.bound_more = one.with_one_more.bound - now.bound;
  return row;
}

SizeEvent::PriceRow row_of(const EventBook& book, const meetings::RoomPrice& one) {
  SizeEvent::PriceRow row;
  std::tie(row.resource, row.name) = named(book, one.resource, one.number);
  row.slot = one.slot + 1;
  row.start = book.slot_name(one.slot);
  const auto& counts = one.resource == meetings::Resource::tables
                           ? book.draft.venues[Event::index(one.number)].tables
                           : book.draft.interpreters[Event::index(one.number)].available;
  row.has = counts[Event::index(one.slot)];
  // The sum of a few prices is no more exact than this.
  row.worth_at_most = std::ceil(100 * one.worth - 1e-3) / 100;
  return row;
}

/// How the prices are to be read.
std::string price_text(const meetings::RoomPrices& prices) {
  if (!prices.is_computed) return "none: the event is too large; the resources say what one more in every slot brings";
  if (prices.prices.empty()) return "none: no slot lacks a table or an interpreter";
  return fmt::format("a plan with one more in that slot is worth at most {:.0f} plus the price; prices do not add up",
                     std::floor(prices.bound + 1e-4));
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
  for (const meetings::RoomPrice& one : size->prices.prices) reply.prices.push_back(row_of(book, one));
  const auto tell = [&](const char* name, const meetings::Outcome& outcome) {
    reply.sizes.push_back({name, outcome.meetings, outcome.value, outcome.bound});
  };
  tell("now", size->now);
  tell("tables and interpreters as wanted", size->enough);
  tell("slots as wanted too", size->all);
  reply.conventions = {{"seed", std::to_string(request.seed)},
                       {"steps of each search", std::to_string(request.steps)},
                       {"prices", price_text(size->prices)}};
  return reply;
}

template AnyOperation erase<SizeEvent>();

}  // namespace zubia::operations
