#include "operations/meetings/hindrance_text.hpp"

#include <fmt/format.h>
#include <vector>

namespace zubia::operations {

using meetings::Change;
using meetings::Event;
using meetings::Hindrance;

namespace {

std::string pairs_text(const EventBook& book, const Event& event, const std::vector<int>& pairs) {
  constexpr std::size_t shown_max = 4;
  std::string text;
  for (std::size_t at = 0; at < pairs.size() && at < shown_max; ++at)
    text += (at == 0 ? "" : ", ") + pair_text(book, event, pairs[at]);
  if (pairs.size() > shown_max) text += fmt::format(" and {} more", pairs.size() - shown_max);
  return text;
}

}  // namespace

std::string pair_text(const EventBook& book, const Event& event, int pair) {
  return book.id(event.pair(pair).first) + "–" + book.id(event.pair(pair).second);
}

std::string hindrance_code(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::absent:
      return "absent";
    case Hindrance::session:
      return "session";
    case Hindrance::venue_closed:
      return "venue-closed";
    case Hindrance::no_interpreter_works:
      return "no-interpreter";
    case Hindrance::busy:
      return "busy";
    case Hindrance::tables_taken:
      return "tables-taken";
    case Hindrance::interpreters_taken:
      return "interpreters-taken";
    case Hindrance::maximum:
      return "maximum";
    case Hindrance::daily_maximum:
      return "daily-maximum";
    case Hindrance::run:
      return "run";
    case Hindrance::venue_changes:
      return "venue-changes";
    case Hindrance::precedence:
      break;
  }
  return "precedence";
}

std::string reason_text(const EventBook& book, const Event& event, const meetings::Reason& reason) {
  const std::string who = reason.participant == meetings::none ? std::string() : book.id(reason.participant);
  const std::string others = pairs_text(book, event, reason.meetings);
  switch (reason.hindrance) {
    case Hindrance::absent:
      return who + " is not there.";
    case Hindrance::session:
      return "The two may not meet then.";
    case Hindrance::venue_closed:
      return "The venue has no tables then.";
    case Hindrance::no_interpreter_works:
      return "No interpreter works then.";
    case Hindrance::busy:
      return who + " is in the meeting " + others + ".";
    case Hindrance::tables_taken:
      return "All tables are taken: " + others + ".";
    case Hindrance::interpreters_taken:
      return "All interpreters are taken: " + others + ".";
    case Hindrance::maximum:
      return who + " has its maximum of meetings.";
    case Hindrance::daily_maximum:
      return who + " has its maximum of meetings that day.";
    case Hindrance::run:
      return who + " would have too many meetings in a row.";
    case Hindrance::venue_changes:
      return who + " would change venue twice in a row.";
    case Hindrance::precedence:
      break;
  }
  return "The order of meetings forbids it: " + others + ".";
}

std::string main_reason_text(const EventBook& book, const meetings::MainReason& reason) {
  if (reason.fits) return "It would fit, but is worth nothing or would break the share of cross-border meetings.";
  const std::string who = reason.participant == meetings::none ? std::string() : book.id(reason.participant);
  const std::string slots = reason.slots == 1 ? "in 1 slot" : fmt::format("in {} slots", reason.slots);
  switch (reason.hindrance) {
    case Hindrance::absent:
      return who + " is not there " + slots + ".";
    case Hindrance::session:
      return "The two may not meet " + slots + ".";
    case Hindrance::venue_closed:
      return "The venue has no tables " + slots + ".";
    case Hindrance::no_interpreter_works:
      return "No interpreter works " + slots + ".";
    case Hindrance::busy:
      return who + " meets others " + slots + ".";
    case Hindrance::tables_taken:
      return "All tables are taken " + slots + ".";
    case Hindrance::interpreters_taken:
      return "All interpreters are taken " + slots + ".";
    case Hindrance::maximum:
      return who + " has its maximum of meetings.";
    case Hindrance::daily_maximum:
      return who + " has its maximum of meetings of the day " + slots + ".";
    case Hindrance::run:
      return who + " would have too many meetings in a row " + slots + ".";
    case Hindrance::venue_changes:
      return who + " would change venue twice in a row " + slots + ".";
    case Hindrance::precedence:
      break;
  }
  return "The order of meetings forbids it " + slots + ".";
}

std::string change_text(const EventBook& book, const Event& event, int pair, const meetings::Relaxation& relaxation,
                        const meetings::NeededChange& change) {
  const int row = event.pair(pair).interpreters;
  const std::string interpreters =
      row == meetings::none ? std::string() : event.draft().interpreters[Event::index(row)].languages;
  const std::string slot = book.slot_name(relaxation.seat.slot);
  const std::string venue = event.venue(relaxation.seat.venue).name;
  const std::string who = change.participant == meetings::none ? std::string() : book.id(change.participant);
  switch (change.change) {
    case Change::move_meeting:
      return fmt::format("Move {} to {}, {}.", pair_text(book, event, change.pair), book.slot_name(change.seat.slot),
                         event.venue(change.seat.venue).name);
    case Change::add_table:
      return fmt::format("Add a table at {} at {}.", venue, slot);
    case Change::add_interpreter:
      return fmt::format("Add an interpreter {} at {}.", interpreters, slot);
    case Change::be_present:
      return fmt::format("Have one more delegate of {} at {}.", who, slot);
    case Change::open_session:
      return fmt::format("Let the two meet at {}.", slot);
    case Change::raise_maximum:
      return fmt::format("Raise the maximum of {} by one.", who);
    case Change::raise_daily_maximum:
      return fmt::format("Raise the daily maximum of {} by one.", who);
    case Change::allow_longer_run:
      return fmt::format("Let {} have one more meeting in a row.", who);
    case Change::allow_venue_change:
      return fmt::format("Let {} change venue twice in a row.", who);
    case Change::drop_precedence:
      break;
  }
  return "Drop the order of meetings that forbids it.";
}

}  // namespace zubia::operations
