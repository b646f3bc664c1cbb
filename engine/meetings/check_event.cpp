#include <algorithm>
#include <optional>
#include <set>

#include "engine/meetings/event.hpp"
#include "engine/meetings/event_conflicts.hpp"
#include "engine/meetings/event_names.hpp"

namespace zubia::meetings {
namespace {

using Found = std::optional<Problem>;

Problem wrong(std::string code, std::string detail, std::string member, std::string mend) {
  Problem problem{std::move(code), std::move(detail), {}, std::move(mend)};
  problem.where.member = std::move(member);
  return problem;
}

std::string place(const std::string& member, std::size_t number) { return member + "[" + std::to_string(number) + "]"; }

Found slot_problem(const EventDraft& draft) {
  const auto& days = draft.slot_days;
  if (days.empty())
    return wrong("no-slots", "The event has no slots.", "slot_days", "Give it at least one day with one slot.");
  if (days.size() > slots_max)
    return wrong("too-many-slots",
                 "The event has " + std::to_string(days.size()) + " slots, more than the 128 allowed.", "slot_days",
                 "Plan it as several events, or with longer slots.");
  int length = 0;
  for (std::size_t slot = 0; slot < days.size(); ++slot) {
    const int previous = slot == 0 ? -1 : days[slot - 1];
    if (days[slot] != previous && days[slot] != previous + 1)
      return wrong("days-out-of-order",
                   "Day " + std::to_string(days[slot]) + " follows day " + std::to_string(previous) + ".",
                   place("slot_days", slot), "Number the days 0, 1, 2 … in the order of their slots.");
    length = days[slot] == previous ? length + 1 : 1;
    if (length > day_slots_max)
      return wrong("too-many-slots", "A day has more than the 64 slots allowed.", place("slot_days", slot),
                   "Give the day fewer, longer slots.");
  }
  return {};
}

Found row_problem(const std::vector<int>& row, std::size_t slots, const std::string& member, const std::string& whose) {
  if (row.size() != slots)
    return wrong("wrong-slot-count",
                 whose + " has numbers for " + std::to_string(row.size()) + " slots, but the event has " +
                     std::to_string(slots) + ".",
                 member, "Give one number for each slot.");
  for (const int number : row)
    if (number < 0)
      return wrong("negative-number", whose + " has a number below 0.", member, "Write 0 where there is nothing.");
  return {};
}

Found participant_problem(const EventDraft& draft, int number) {
  const Participant& who = draft.participants[Event::index(number)];
  const std::string member = place("participants", Event::index(number));
  const std::string name = participant_name(draft, number);
  if (auto found = row_problem(who.present, draft.slot_days.size(), member + ".present", name)) return found;
  if (who.delegates < 1)
    return wrong("negative-number", name + " comes with " + std::to_string(who.delegates) + " delegates.",
                 member + ".delegates", "Give at least 1, or leave the participant out.");
  if (std::ranges::max(who.present) > who.delegates)
    return wrong("more-present-than-come",
                 name + " has " + std::to_string(std::ranges::max(who.present)) +
                     " delegates present in a slot, but comes with " + std::to_string(who.delegates) + ".",
                 member + ".present", "Raise the number of delegates, or lower their presence.");
  if (who.meetings_min < 0 || who.meetings_max < 0 || who.meetings_per_day_max < 0)
    return wrong("negative-number", name + " has a minimum or maximum below 0.", member, "Give numbers from 0 on.");
  if (who.meetings_min > who.meetings_max)
    return wrong("minimum-above-maximum",
                 name + " wants at least " + std::to_string(who.meetings_min) + " meetings, but at most " +
                     std::to_string(who.meetings_max) + ".",
                 member, "Lower the minimum to " + std::to_string(who.meetings_max) + " or raise the maximum.");
  return {};
}

Found people_problem(const EventDraft& draft) {
  if (draft.participants.empty())
    return wrong("no-participants", "The event has no participants.", "participants", "Add those who come.");
  bool anybody = false;
  for (int number = 0; number < static_cast<int>(draft.participants.size()); ++number) {
    if (auto found = participant_problem(draft, number)) return found;
    const auto& present = draft.participants[Event::index(number)].present;
    anybody = anybody || std::ranges::any_of(present, [](int delegates) { return delegates > 0; });
  }
  if (!anybody)
    return wrong("nobody-available", "No participant is present in any slot.", "participants",
                 "Say who is present when; two participants in one slot are the least.");
  return {};
}

Found place_problem(const EventDraft& draft) {
  if (draft.venues.size() > static_cast<std::size_t>(venues_max))
    return wrong("too-many-venues",
                 "The event has " + std::to_string(draft.venues.size()) + " venues, more than the 32 allowed.",
                 "venues", "Join venues that are side by side.");
  int tables = 0;
  for (int number = 0; number < static_cast<int>(draft.venues.size()); ++number) {
    const auto& row = draft.venues[Event::index(number)].tables;
    if (auto found = row_problem(row, draft.slot_days.size(), place("venues", Event::index(number)) + ".tables",
                                 venue_name(draft, number)))
      return found;
    for (const int count : row) tables = std::max(tables, count);
  }
  if (tables == 0)
    return wrong("no-tables", "No venue has a table in any slot.", "venues",
                 "Give one venue one table in one slot at least.");
  for (std::size_t number = 0; number < draft.interpreters.size(); ++number) {
    const Interpreters& who = draft.interpreters[number];
    if (auto found = row_problem(who.available, draft.slot_days.size(), place("interpreters", number) + ".available",
                                 "The row of interpreters " + who.languages))
      return found;
  }
  return {};
}

Found pair_problem(const EventDraft& draft) {
  const int people = static_cast<int>(draft.participants.size());
  std::set<std::pair<int, int>> seen;
  for (std::size_t number = 0; number < draft.pairs.size(); ++number) {
    const Pair& pair = draft.pairs[number];
    const std::string member = place("pairs", number);
    for (const int who : {pair.first, pair.second})
      if (who < 0 || who >= people)
        return wrong("unknown-participant", "There is no participant " + std::to_string(who) + ".", member,
                     "Participants are counted from 0 to " + std::to_string(people - 1) + ".");
    const std::string name = pair_name(draft, static_cast<int>(number));
    if (pair.first == pair.second)
      return wrong("self-meeting", participant_name(draft, pair.first) + " is asked to meet itself.", member,
                   "Take the pair out.");
    if (!seen.insert(std::minmax(pair.first, pair.second)).second)
      return wrong("duplicate-pair", "The pair " + name + " is there twice.", member, "Keep one of the two.");
    if (pair.weight < 0)
      return wrong("negative-weight", "The pair " + name + " has the weight " + std::to_string(pair.weight) + ".",
                   member, "Give a weight from 0 on; take out a pair that should not meet.");
    if (draft.venues.size() < venues_max && pair.venues != every_venue && (pair.venues >> draft.venues.size()) != 0)
      return wrong("unknown-venue", "The pair " + name + " is sent to a venue that the event does not have.", member,
                   "Name venues of the event.");
    if (pair.interpreters < none || pair.interpreters >= static_cast<int>(draft.interpreters.size()))
      return wrong("unknown-interpreters", "The pair " + name + " needs interpreters that the event does not list.",
                   member, "List them, with how many work in each slot.");
  }
  return {};
}

Found lock_problem(const EventDraft& draft) {
  const int pairs = static_cast<int>(draft.pairs.size());
  for (std::size_t number = 0; number < draft.locks.size(); ++number) {
    const Lock& lock = draft.locks[number];
    const std::string member = place("locks", number);
    if (lock.pair < 0 || lock.pair >= pairs)
      return wrong("unknown-pair", "A lock speaks of a pair that the event does not have.", member, "Add the pair.");
    if (lock.slot < none || lock.slot >= static_cast<int>(draft.slot_days.size()))
      return wrong("unknown-slot", "A lock speaks of a slot that the event does not have.", member,
                   "Lock to a slot of the event.");
    if (lock.venue < none || lock.venue >= static_cast<int>(draft.venues.size()))
      return wrong("unknown-venue", "A lock speaks of a venue that the event does not have.", member,
                   "Lock to a venue of the event.");
  }
  for (std::size_t number = 0; number < draft.precedences.size(); ++number)
    for (const int pair : {draft.precedences[number].before, draft.precedences[number].after})
      if (pair < 0 || pair >= pairs)
        return wrong("unknown-pair", "A precedence speaks of a pair that the event does not have.",
                     place("precedences", number), "Add the pair.");
  return {};
}

Found rule_problem(const Rules& rules) {
  if (!(rules.cross_border_share_min >= 0 && rules.cross_border_share_min <= 1))
    return wrong("share-out-of-range", "The share of cross-border meetings is not between 0 and 1.",
                 "rules.cross_border_share_min", "Write 0.6 for 60 %.");
  if (rules.run_max < 1 || rules.shortfall_price < 0 || rules.breaks_difference_max < 0)
    return wrong("negative-number", "A rule has a number below what it can be.", "rules",
                 "Meetings in a row are at least 1, prices and differences at least 0.");
  return {};
}

}  // namespace

Result<Event> check_event(EventDraft draft) {
  for (const auto check : {slot_problem, people_problem, place_problem, pair_problem, lock_problem})
    if (auto found = check(draft)) return refuse(*found);
  if (auto found = rule_problem(draft.rules)) return refuse(*found);
  if (auto found = lock_conflict(draft)) return refuse(*found);
  Event event(std::move(draft));
  if (auto found = requirement_conflict(event)) return refuse(*found);
  return event;
}

}  // namespace zubia::meetings
