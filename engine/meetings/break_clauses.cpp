#include "engine/meetings/break_clauses.hpp"

#include <algorithm>

#include "engine/meetings/interchangeable_meetings.hpp"

namespace zubia::meetings {

bool has_room_and_few_seats(const Event& event) {
  std::int64_t tables = 0;
  for (int venue = 0; venue < event.venue_count(); ++venue)
    for (const int here : event.venue(venue).tables) tables += here;
  const std::int64_t pairs = event.pair_count();
  return pairs * event.slot_count() <= 5'000 && 4 * pairs <= 3 * tables;
}

BreakClauses::BreakClauses(const Event& event, int breaks_min, Count count)
    : event_(event),
      count_(count),
      in_slot_(Event::index(event.pair_count()), std::vector<Literal>(Event::index(event.slot_count()), 0)),
      used_(Event::index(event.participant_count()), std::vector<Literal>(Event::index(event.slot_count()), 0)),
      breaks_(Event::index(event.participant_count())) {
  narrow_slots();
  place_pairs();
  order_pairs();
  for (int participant = 0; participant < event.participant_count(); ++participant) {
    follow_participant(participant);
    limit_walk(participant);
    count_breaks(participant, breaks_min);
  }
  limit_places();
}

// A meeting that has to wait for another cannot take its first slot, nor one that others wait for its last.
void BreakClauses::narrow_slots() {
  for (int pair = 0; pair < event_.pair_count(); ++pair) slots_.push_back(event_.possible_slots(pair));
  for (bool changed = true; changed;) {
    changed = false;
    for (const Precedence& one : event_.draft().precedences) {
      SlotSet& before = slots_[Event::index(one.before)];
      SlotSet& after = slots_[Event::index(one.after)];
      if (before.empty() || after.empty()) continue;
      const SlotSet kept_after = after - SlotSet::range(0, before.first() + 1);
      const SlotSet kept_before = before & SlotSet::range(0, after.last());
      changed = changed || kept_after != after || kept_before != before;
      after = kept_after;
      before = kept_before;
    }
  }
}

Literal BreakClauses::any_of(const std::vector<Literal>& literals) {
  if (literals.empty()) return 0;
  if (literals.size() == 1) return literals.front();
  const Literal any = solver_.variable();
  std::vector<Literal> clause = {-any};
  for (const Literal literal : literals) {
    solver_.add({-literal, any});
    clause.push_back(literal);
  }
  solver_.add(clause);
  return any;
}

void BreakClauses::place_pairs() {
  for (int pair = 0; pair < event_.pair_count(); ++pair) place_pair(pair);
}

void BreakClauses::place_pair(int pair) {
  std::vector<Literal> all;
  slots_[Event::index(pair)].for_each([&](int slot) {
    std::vector<Literal> here;
    for (int venue = 0; venue < event_.venue_count(); ++venue) {
      if (!event_.is_possible(pair, slot, venue)) continue;
      here.push_back(solver_.variable());
      placings_.push_back({pair, slot, venue, here.back()});
    }
    in_slot_[Event::index(pair)][Event::index(slot)] = any_of(here);
    all.insert(all.end(), here.begin(), here.end());
  });
  solver_.add(all);
  solver_.at_most(all, 1);
}

// Whoever is seated in or after a slot is not followed by one seated in it. Of participants whom nothing tells apart
// the first one in the list meets first: every plan is one of those with two names exchanged.
void BreakClauses::order_pairs() {
  auto ordered = event_.draft().precedences;
  for (const Precedence& one : interchangeable_meetings(event_)) ordered.push_back(one);
  for (const Precedence& one : ordered) {
    const auto& before = in_slot_[Event::index(one.before)];
    const auto& after = in_slot_[Event::index(one.after)];
    Literal seated_later = 0;
    for (int slot = event_.slot_count() - 1; slot >= 0; --slot) {
      const Literal here = before[Event::index(slot)];
      if (here != 0) {
        const Literal from_here = solver_.variable();
        solver_.add({-here, from_here});
        if (seated_later != 0) solver_.add({-seated_later, from_here});
        seated_later = from_here;
      }
      if (seated_later != 0 && after[Event::index(slot)] != 0) solver_.add({-seated_later, -after[Event::index(slot)]});
    }
  }
}

void BreakClauses::limit_places() {
  for (int slot = 0; slot < event_.slot_count(); ++slot) limit_slot(slot);
}

// Meetings are counted in the order of the list, where those of one participant stand together: no more than one of
// them is in a slot. Where seats are many or tables nearly all taken, and all come alone, busy participants are counted
// instead: twice as many as tables are taken. Either refutes far later than the other where it is the wrong one.
void BreakClauses::limit_slot(int slot) {
  if (count_ == Count::busy_participants && event_.venue_count() == 1 && everybody_is_alone()) {
    std::vector<Literal> busy;
    for (const auto& used : used_)
      if (used[Event::index(slot)] != 0) busy.push_back(used[Event::index(slot)]);
    solver_.at_most(busy, 2 * event_.venue(0).tables[Event::index(slot)]);
    return limit_interpreters(slot);
  }
  for (int venue = 0; venue < event_.venue_count(); ++venue) {
    std::vector<Literal> here;
    for (const Placing& placing : placings_)
      if (placing.slot == slot && placing.venue == venue) here.push_back(placing.literal);
    solver_.at_most(here, event_.venue(venue).tables[Event::index(slot)]);
  }
  limit_interpreters(slot);
}

bool BreakClauses::everybody_is_alone() const {
  for (int participant = 0; participant < event_.participant_count(); ++participant)
    if (!event_.is_alone(participant)) return false;
  return true;
}

void BreakClauses::limit_interpreters(int slot) {
  for (std::size_t interpreters = 0; interpreters < event_.draft().interpreters.size(); ++interpreters) {
    std::vector<Literal> here;
    for (int pair = 0; pair < event_.pair_count(); ++pair)
      if (event_.pair(pair).interpreters == static_cast<int>(interpreters) &&
          in_slot_[Event::index(pair)][Event::index(slot)] != 0)
        here.push_back(in_slot_[Event::index(pair)][Event::index(slot)]);
    solver_.at_most(here, event_.draft().interpreters[interpreters].available[Event::index(slot)]);
  }
}

void BreakClauses::follow_participant(int participant) {
  auto& used = used_[Event::index(participant)];
  const Participant& who = event_.participant(participant);
  std::vector<Literal> all;
  for (int slot = 0; slot < event_.slot_count(); ++slot) {
    std::vector<Literal> here;
    for (const int pair : event_.pairs_of(participant))
      if (in_slot_[Event::index(pair)][Event::index(slot)] != 0)
        here.push_back(in_slot_[Event::index(pair)][Event::index(slot)]);
    used[Event::index(slot)] = any_of(here);
    solver_.at_most(here, who.present[Event::index(slot)]);
    if (used[Event::index(slot)] != 0) all.push_back(used[Event::index(slot)]);
  }
  // Implied: who comes alone uses exactly as many slots as there are meetings.
  if (event_.is_alone(participant)) {
    const int meetings = static_cast<int>(event_.pairs_of(participant).size());
    solver_.at_least(all, meetings);
    solver_.at_most(all, meetings);
  }
  if (who.meetings_per_day_max == no_limit) return;
  for (int day = 0; day < event_.day_count(); ++day) {
    std::vector<Literal> here;
    for (const int pair : event_.pairs_of(participant))
      for (int slot = event_.day(day).first_slot; slot < event_.day(day).first_slot + event_.day(day).length; ++slot)
        if (in_slot_[Event::index(pair)][Event::index(slot)] != 0)
          here.push_back(in_slot_[Event::index(pair)][Event::index(slot)]);
    solver_.at_most(here, who.meetings_per_day_max);
  }
}

void BreakClauses::limit_walk(int participant) {
  if (!event_.is_alone(participant)) return;
  const auto& used = used_[Event::index(participant)];
  const int run_max = event_.rules().run_max;
  std::vector<int> physical;
  for (int venue = 0; venue < event_.venue_count(); ++venue)
    if (!event_.venue(venue).is_virtual) physical.push_back(venue);
  std::vector<std::vector<Literal>> at(Event::index(event_.slot_count()), std::vector<Literal>(physical.size(), 0));
  if (physical.size() > 1)
    for (int slot = 0; slot < event_.slot_count(); ++slot)
      for (std::size_t place = 0; place < physical.size(); ++place) {
        std::vector<Literal> here;
        for (const Placing& placing : placings_)
          if (placing.slot == slot && placing.venue == physical[place] &&
              (event_.pair(placing.pair).first == participant || event_.pair(placing.pair).second == participant))
            here.push_back(placing.literal);
        at[Event::index(slot)][place] = any_of(here);
      }
  for (int number = 0; number < event_.day_count(); ++number) {
    const Day& day = event_.day(number);
    const int last = day.first_slot + day.length;
    for (int first = day.first_slot; run_max < day.length && first + run_max < last; ++first) {
      std::vector<Literal> clause;
      for (int slot = first; slot <= first + run_max; ++slot)
        if (used[Event::index(slot)] != 0) clause.push_back(-used[Event::index(slot)]);
      if (static_cast<int>(clause.size()) == run_max + 1) solver_.add(clause);
    }
    for (int first = day.first_slot; physical.size() > 1 && first + 2 < last; ++first)
      for (std::size_t a = 0; a < physical.size(); ++a)
        for (std::size_t b = 0; b < physical.size(); ++b)
          for (std::size_t c = 0; c < physical.size(); ++c) {
            const Literal one = at[Event::index(first)][a];
            const Literal two = at[Event::index(first) + 1][b];
            const Literal three = at[Event::index(first) + 2][c];
            if (a != b && b != c && one != 0 && two != 0 && three != 0) solver_.add({-one, -two, -three});
          }
  }
}

// A break ends in a slot that is used, after one that is not, where the day had a used one before.
void BreakClauses::count_breaks(int participant, int breaks_min) {
  const auto& used = used_[Event::index(participant)];
  std::vector<Literal> ends;
  std::vector<Literal> begun(Event::index(event_.slot_count()), 0);  // the day has a used slot up to this one
  for (int number = 0; number < event_.day_count(); ++number) {
    const Day& day = event_.day(number);
    for (int slot = day.first_slot; slot < day.first_slot + day.length; ++slot) {
      const Literal here = used[Event::index(slot)];
      const Literal previous = slot == day.first_slot ? 0 : used[Event::index(slot) - 1];
      const Literal held = slot == day.first_slot ? 0 : begun[Event::index(slot) - 1];
      begun[Event::index(slot)] = here == 0 ? held : held == 0 ? here : any_of({held, here});
      // Where all that was used before is the slot just before, nothing breaks.
      if (here == 0 || held == 0 || held == previous) continue;
      const Literal end = solver_.variable();
      std::vector<Literal> clause = {-here, -held, end};
      if (previous != 0) clause.push_back(previous);
      solver_.add(clause);
      solver_.add({-end, here});
      solver_.add({-end, held});
      if (previous != 0) solver_.add({-end, -previous});
      ends.push_back(end);
    }
  }
  const int difference = event_.rules().breaks_difference_max;
  const int most = difference == no_limit ? static_cast<int>(ends.size()) : breaks_min + difference;
  auto& counter = breaks_[Event::index(participant)];
  counter = solver_.counter(ends, most + 1, ClauseSolver::Direction::both);
  if (static_cast<int>(counter.size()) > most) solver_.add({-counter[Event::index(most)]});
  if (breaks_min > 0) {
    if (static_cast<int>(counter.size()) < breaks_min)
      solver_.add(std::span<const Literal>{});
    else
      solver_.add({counter[Event::index(breaks_min) - 1]});
  }
  if (breaks_min == 0) place_row(participant, begun);
}

// Implied: who comes alone for one day and has no break has all meetings in one row. It began by a slot exactly where
// it is over so many slots later, so that whatever is known of one slot tells something of all others.
void BreakClauses::place_row(int participant, const std::vector<Literal>& begun) {
  const auto& counter = breaks_[Event::index(participant)];
  if (!event_.is_alone(participant) || event_.day_count() > 1 || counter.empty()) return;
  const Literal has_breaks = counter.front();
  const auto& used = used_[Event::index(participant)];
  const int meetings = static_cast<int>(event_.pairs_of(participant).size());
  for (int slot = 0; slot < event_.slot_count(); ++slot) {
    const Literal here = used[Event::index(slot)];
    const Literal begun_here = begun[Event::index(slot)];
    const Literal over = slot < meetings ? 0 : begun[Event::index(slot - meetings)];
    if (over != 0 && here != 0) solver_.add({has_breaks, -over, -here});
    if (begun_here == 0) continue;
    std::vector<Literal> goes_on = {has_breaks, -begun_here};
    if (over != 0) goes_on.push_back(over);
    if (here != 0) goes_on.push_back(here);
    solver_.add(goes_on);
  }
  const int last = event_.slot_count() - meetings;
  std::vector<Literal> in_time = {has_breaks};
  if (last >= 0 && begun[Event::index(last)] != 0) in_time.push_back(begun[Event::index(last)]);
  solver_.add(in_time);
}

Plan BreakClauses::plan() const {
  Plan plan;
  for (const Placing& placing : placings_)
    if (solver_.holds(placing.literal)) plan.meetings.push_back({placing.pair, placing.slot, placing.venue});
  std::ranges::sort(plan.meetings);
  return plan;
}

}  // namespace zubia::meetings
