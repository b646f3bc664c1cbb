#include "engine/meetings/event_conflicts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/meetings/event_names.hpp"
#include "engine/meetings/place_matching.hpp"

namespace zubia::meetings {
namespace {

using Found = std::optional<Problem>;

Problem conflict(std::string code, std::string detail, std::string mend) {
  return {std::move(code), std::move(detail), {}, std::move(mend)};
}

std::string lock_text(const EventDraft& draft, const Lock& lock) {
  std::string text;
  if (lock.slot != none) text += slot_name(lock.slot);
  if (lock.venue != none) text += (text.empty() ? "" : " at ") + venue_name(draft, lock.venue);
  return text.empty() ? "any slot" : text;
}

/// Joins the locks of each pair into one.
Found join_locks(EventDraft& draft) {
  std::map<int, Lock> joined;
  for (const Lock& lock : draft.locks) {
    auto [there, is_new] = joined.try_emplace(lock.pair, lock);
    if (is_new) continue;
    Lock& first = there->second;
    const bool same_slot = first.slot == none || lock.slot == none || first.slot == lock.slot;
    const bool same_venue = first.venue == none || lock.venue == none || first.venue == lock.venue;
    if (!same_slot || !same_venue)
      return conflict("contradictory-locks",
                      "The pair " + pair_name(draft, lock.pair) + " is locked to " + lock_text(draft, first) +
                          " and to " + lock_text(draft, lock) + ".",
                      "Take one of the two locks off.");
    first.slot = std::max(first.slot, lock.slot);
    first.venue = std::max(first.venue, lock.venue);
  }
  draft.locks.clear();
  for (const auto& [pair, lock] : joined) draft.locks.push_back(lock);
  return {};
}

Found impossible_lock(const EventDraft& draft, const Lock& lock) {
  const Pair& pair = draft.pairs[Event::index(lock.pair)];
  const std::string which =
      "The lock of " + pair_name(draft, lock.pair) + " to " + lock_text(draft, lock) + " cannot be kept: ";
  if (lock.venue != none && !contains(pair.venues, lock.venue))
    return conflict("impossible-lock", which + "they may not meet there.",
                    "Lock them to a venue they may use, or allow this one.");
  if (lock.slot == none) return {};
  const auto slot = Event::index(lock.slot);
  for (const int who : {pair.first, pair.second})
    if (draft.participants[Event::index(who)].present[slot] == 0)
      return conflict("impossible-lock", which + participant_name(draft, who) + " is absent then.",
                      "Lock them to another slot, or have one delegate present then.");
  if (!pair.slots.contains(lock.slot))
    return conflict("impossible-lock", which + "they may not meet then.", "Lock them to a slot of their session.");
  if (pair.interpreters != none && draft.interpreters[Event::index(pair.interpreters)].available[slot] == 0)
    return conflict("impossible-lock", which + "no interpreter of their languages works then.",
                    "Lock them to another slot, or have one interpreter work then.");
  bool has_table = false;
  for (int venue = 0; venue < static_cast<int>(draft.venues.size()); ++venue)
    has_table = has_table || ((lock.venue == none || lock.venue == venue) && contains(pair.venues, venue) &&
                              draft.venues[Event::index(venue)].tables[slot] > 0);
  if (!has_table)
    return conflict("impossible-lock", which + "there is no table for them then.",
                    "Lock them to another slot, or add one table there.");
  return {};
}

/// Locks that ask for one thing: the participant, tables or interpreters of a slot, or a participant's maximum.
struct Rivals {
  std::map<std::pair<int, int>, std::vector<int>> by_key;

  Found beyond(const EventDraft& draft, const auto& limit, const auto& of_what, const auto& mend) const {
    for (const auto& [key, pairs] : by_key) {
      const int most = limit(key);
      if (static_cast<int>(pairs.size()) <= most) continue;
      std::vector<std::string> names;
      for (const int pair : pairs) names.push_back(pair_name(draft, pair));
      return conflict("contradictory-locks",
                      "The locks of " + listed_names(names) + " want " + std::to_string(pairs.size()) + " " +
                          of_what(key) + (most == 1 ? ", but there is " : ", but there are ") + std::to_string(most) +
                          ".",
                      "Take " + counted(static_cast<int>(pairs.size()) - most, "of these locks", "of these locks") +
                          " off, or " + mend(key) + ".");
    }
    return {};
  }
};

Found rival_locks(const EventDraft& draft) {
  Rivals people;
  Rivals tables;
  Rivals interpreters;
  Rivals totals;
  Rivals days;
  for (const Lock& lock : draft.locks) {
    const Pair& pair = draft.pairs[Event::index(lock.pair)];
    for (const int who : {pair.first, pair.second}) {
      totals.by_key[{who, 0}].push_back(lock.pair);
      if (lock.slot == none) continue;
      people.by_key[{who, lock.slot}].push_back(lock.pair);
      days.by_key[{who, draft.slot_days[Event::index(lock.slot)]}].push_back(lock.pair);
    }
    if (lock.slot != none && lock.venue != none) tables.by_key[{lock.venue, lock.slot}].push_back(lock.pair);
    if (lock.slot != none && pair.interpreters != none)
      interpreters.by_key[{pair.interpreters, lock.slot}].push_back(lock.pair);
  }
  const auto row = [](const std::vector<int>& numbers, int slot) { return numbers[Event::index(slot)]; };
  const auto who = [&](auto key) -> const Participant& { return draft.participants[Event::index(key.first)]; };
  const auto name = [&](auto key) { return participant_name(draft, key.first); };
  if (auto found = people.beyond(
          draft, [&](auto key) { return row(who(key).present, key.second); },
          [&](auto key) { return "delegates of " + name(key) + " in " + slot_name(key.second); },
          [&](auto key) { return "have more delegates of " + name(key) + " present then"; }))
    return found;
  if (auto found = tables.beyond(
          draft, [&](auto key) { return row(draft.venues[Event::index(key.first)].tables, key.second); },
          [&](auto key) { return "tables of " + venue_name(draft, key.first) + " in " + slot_name(key.second); },
          [&](auto) { return std::string("add tables there"); }))
    return found;
  if (auto found = interpreters.beyond(
          draft, [&](auto key) { return row(draft.interpreters[Event::index(key.first)].available, key.second); },
          [&](auto key) {
            return "interpreters " + draft.interpreters[Event::index(key.first)].languages + " in " +
                   slot_name(key.second);
          },
          [&](auto) { return std::string("have more of them work then"); }))
    return found;
  if (auto found = totals.beyond(
          draft, [&](auto key) { return who(key).meetings_max; },
          [&](auto key) { return "meetings of " + name(key) + " at most"; },
          [&](auto key) { return "raise the maximum of " + name(key); }))
    return found;
  return days.beyond(
      draft, [&](auto key) { return who(key).meetings_per_day_max; },
      [&](auto key) { return "meetings of " + name(key) + " on day " + std::to_string(key.second + 1); },
      [&](auto key) { return "raise the daily maximum of " + name(key); });
}

std::vector<int> slots_of(SlotSet set) {
  std::vector<int> slots;
  set.for_each([&](int slot) { slots.push_back(slot); });
  return slots;
}

Found slotless_requirement(const Event& event) {
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (event.must_be_seated(pair) && event.possible_slots(pair).empty())
      return conflict(
          "impossible-required-meeting",
          "The meeting " + pair_name(event.draft(), pair) +
              " must take place, but in no slot are both present with a table and the interpreters they need.",
          "Free one common slot for them, or no longer require the meeting.");
  return {};
}

Found overfull_participant(const Event& event, int number) {
  const Participant& who = event.participant(number);
  std::vector<int> required;
  for (const int pair : event.pairs_of(number))
    if (event.must_be_seated(pair)) required.push_back(pair);
  const std::string name = participant_name(event.draft(), number);
  const int excess = static_cast<int>(required.size()) - who.meetings_max;
  if (excess > 0)
    return conflict("too-many-required-meetings",
                    name + " must have " + std::to_string(required.size()) + " meetings, but at most " +
                        std::to_string(who.meetings_max) + ".",
                    "Raise the maximum to " + std::to_string(required.size()) + ", or require " +
                        std::to_string(excess) + " fewer.");
  std::vector<std::vector<int>> allowed;
  allowed.reserve(required.size());
  for (const int pair : required) allowed.push_back(slots_of(event.possible_slots(pair)));
  const PlaceMatching matching = match_places(allowed, who.present);
  if (matching.unplaced == 0) return {};
  std::vector<std::string> names;
  for (const int rival : matching.rivals)
    names.push_back(participant_name(event.draft(), event.other(required[Event::index(rival)], number)));
  int room = 0;
  for (const int slot : matching.rival_places) room += who.present[Event::index(slot)];
  return conflict("too-many-required-meetings",
                  name + " must meet " + listed_names(names) + ", but has room for " + std::to_string(room) +
                      " of these " + std::to_string(names.size()) + " meetings.",
                  "Make " + name + " available for " + counted(matching.unplaced, "more of them", "more of them") +
                      ", or require " + std::to_string(matching.unplaced) + " fewer.");
}

Found overfull_tables(const Event& event) {
  std::vector<std::vector<int>> allowed;
  std::vector<int> capacity(Event::index(event.slot_count() * event.venue_count()));
  for (int slot = 0; slot < event.slot_count(); ++slot)
    for (int venue = 0; venue < event.venue_count(); ++venue)
      capacity[Event::index(slot * event.venue_count() + venue)] = event.venue(venue).tables[Event::index(slot)];
  for (int pair = 0; pair < event.pair_count(); ++pair) {
    if (!event.must_be_seated(pair)) continue;
    auto& places = allowed.emplace_back();
    event.possible_slots(pair).for_each([&](int slot) {
      for (int venue = 0; venue < event.venue_count(); ++venue)
        if (event.is_possible(pair, slot, venue)) places.push_back(slot * event.venue_count() + venue);
    });
  }
  const PlaceMatching matching = match_places(allowed, capacity);
  if (matching.unplaced == 0) return {};
  int room = 0;
  for (const int there : matching.rival_places) room += capacity[Event::index(there)];
  return conflict("too-few-tables",
                  std::to_string(matching.rivals.size()) + " meetings must take place where there are tables for " +
                      std::to_string(room) + " only.",
                  "Add " + counted(matching.unplaced, "table in a slot", "tables, each for a slot,") +
                      " where they may meet, or require " + std::to_string(matching.unplaced) + " fewer.");
}

Found overfull_interpreters(const Event& event) {
  for (std::size_t number = 0; number < event.draft().interpreters.size(); ++number) {
    const Interpreters& who = event.draft().interpreters[number];
    std::vector<std::vector<int>> allowed;
    for (int pair = 0; pair < event.pair_count(); ++pair)
      if (event.must_be_seated(pair) && event.pair(pair).interpreters == static_cast<int>(number))
        allowed.push_back(slots_of(event.possible_slots(pair)));
    const PlaceMatching matching = match_places(allowed, who.available);
    if (matching.unplaced == 0) continue;
    return conflict("too-few-interpreters",
                    std::to_string(matching.rivals.size()) + " meetings that must take place need interpreters " +
                        who.languages + " in slots where they are too few.",
                    "Add " + counted(matching.unplaced, "interpreter for a slot", "interpreters, each for a slot,") +
                        " or require " + std::to_string(matching.unplaced) + " fewer.");
  }
  return {};
}

Found precedence_circle(const Event& event) {
  std::vector<int> waiting(Event::index(event.pair_count()), 0);
  for (const Precedence& one : event.draft().precedences) ++waiting[Event::index(one.after)];
  std::vector<int> ready;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (waiting[Event::index(pair)] == 0) ready.push_back(pair);
  for (std::size_t head = 0; head < ready.size(); ++head)
    for (const int later : event.after(ready[head]))
      if (--waiting[Event::index(later)] == 0) ready.push_back(later);
  if (ready.size() == waiting.size()) return {};
  std::vector<std::string> names;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (waiting[Event::index(pair)] > 0) names.push_back(pair_name(event.draft(), pair));
  return conflict("precedence-circle", "The meetings " + listed_names(names) + " wait for each other in a circle.",
                  "Take one of these precedences out.");
}

}  // namespace

Found lock_conflict(EventDraft& draft) {
  if (auto found = join_locks(draft)) return found;
  for (const Lock& lock : draft.locks)
    if (auto found = impossible_lock(draft, lock)) return found;
  return rival_locks(draft);
}

Found requirement_conflict(const Event& event) {
  if (auto found = precedence_circle(event)) return found;
  if (auto found = slotless_requirement(event)) return found;
  for (int participant = 0; participant < event.participant_count(); ++participant)
    if (auto found = overfull_participant(event, participant)) return found;
  if (auto found = overfull_tables(event)) return found;
  return overfull_interpreters(event);
}

}  // namespace zubia::meetings
