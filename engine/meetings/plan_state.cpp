#include "engine/meetings/plan_state.hpp"

#include <algorithm>

namespace zubia::meetings {
namespace {

/// Takes `pair` out of a list whose `position` it knows, by putting the last one in its place.
void take_out(std::vector<int>& list, std::vector<int>& position, int pair) {
  const auto at = Event::index(position[Event::index(pair)]);
  list[at] = list.back();
  position[Event::index(list[at])] = static_cast<int>(at);
  list.pop_back();
}

void put_in(std::vector<int>& list, std::vector<int>& position, int pair) {
  position[Event::index(pair)] = static_cast<int>(list.size());
  list.push_back(pair);
}

}  // namespace

PlanState::PlanState(const Event& event)
    : event_(&event),
      slot_total_(Event::index(event.slot_count())),
      day_total_(Event::index(event.day_count())),
      venue_total_(Event::index(event.venue_count())),
      seats_(Event::index(event.pair_count())),
      total_(Event::index(event.participant_count()), 0),
      daily_(total_.size() * day_total_, 0),
      in_slot_(total_.size() * slot_total_, 0),
      place_(in_slot_.size(), none),
      latest_(in_slot_.size(), none),
      busy_(total_.size()),
      at_venue_(slot_total_ * venue_total_),
      with_interpreters_(event.draft().interpreters.size() * slot_total_),
      venue_position_(seats_.size(), none),
      interpreter_position_(seats_.size(), none) {}

PlanState::PlanState(const Event& event, const Plan& plan) : PlanState(event) {
  for (const Meeting& meeting : plan.meetings) seat(meeting.pair, meeting.slot, meeting.venue);
}

void PlanState::seat(int pair, int slot, int venue) {
  const Pair& both = event_->pair(pair);
  const bool is_physical = !event_->venue(venue).is_virtual;
  seats_[Event::index(pair)] = {slot, venue};
  put_in(at_venue_[at_table(slot, venue)], venue_position_, pair);
  if (both.interpreters != none)
    put_in(with_interpreters_[at_interpreter(both.interpreters, slot)], interpreter_position_, pair);
  for (const int participant : {both.first, both.second}) {
    ++total_[Event::index(participant)];
    ++daily_[at_day(participant, event_->day_of(slot))];
    ++in_slot_[at_slot(participant, slot)];
    busy_[Event::index(participant)].insert(slot);
    latest_[at_slot(participant, slot)] = pair;
    if (is_physical) place_[at_slot(participant, slot)] = static_cast<signed char>(venue);
  }
}

void PlanState::unseat(int pair) {
  const Pair& both = event_->pair(pair);
  const auto [slot, venue] = seat_of(pair);
  seats_[Event::index(pair)] = {};
  take_out(at_venue_[at_table(slot, venue)], venue_position_, pair);
  if (both.interpreters != none)
    take_out(with_interpreters_[at_interpreter(both.interpreters, slot)], interpreter_position_, pair);
  for (const int participant : {both.first, both.second}) {
    --total_[Event::index(participant)];
    --daily_[at_day(participant, event_->day_of(slot))];
    if (latest_[at_slot(participant, slot)] == pair) latest_[at_slot(participant, slot)] = none;
    if (--in_slot_[at_slot(participant, slot)] > 0) continue;
    // The place matters only to who comes alone, and they have one meeting in a slot.
    busy_[Event::index(participant)].erase(slot);
    place_[at_slot(participant, slot)] = none;
  }
}

bool PlanState::run_fits(int participant, int slot) const {
  const int run_max = event_->rules().run_max;
  if (run_max == no_limit || !event_->is_alone(participant)) return true;
  const Day& day = event_->day(event_->day_of(slot));
  const std::uint64_t word = busy(participant).window(day.first_slot, day.length);
  const int at = slot - day.first_slot;
  const int after = at == 63 ? 0 : std::countr_one(word >> (at + 1));
  const int before = at == 0 ? 0 : std::countl_one(word << (64 - at));
  return before + 1 + after <= run_max;
}

bool PlanState::venue_fits(int participant, int slot, int venue) const {
  if (!event_->is_alone(participant) || event_->venue(venue).is_virtual) return true;
  const Day& day = event_->day(event_->day_of(slot));
  const auto place = [&](int when) {
    if (when == slot) return venue;
    const bool same_day = when >= day.first_slot && when < day.first_slot + day.length;
    return same_day ? place_of(participant, when) : none;
  };
  for (int first = slot - 2; first <= slot; ++first) {
    const int a = place(first);
    const int b = place(first + 1);
    const int c = place(first + 2);
    if (a != none && b != none && c != none && a != b && b != c) return false;
  }
  return true;
}

bool PlanState::is_free(int pair, int slot, int venue) const {
  if (!event_->is_possible(pair, slot, venue) || free_tables(slot, venue) <= 0) return false;
  const Pair& both = event_->pair(pair);
  if (both.interpreters != none &&
      static_cast<int>(meetings_with(both.interpreters, slot).size()) >=
          event_->draft().interpreters[Event::index(both.interpreters)].available[Event::index(slot)])
    return false;
  for (const int number : {both.first, both.second}) {
    const Participant& participant = event_->participant(number);
    if (meetings_in(number, slot) >= participant.present[Event::index(slot)]) return false;
    if (meetings_of(number) >= participant.meetings_max) return false;
    if (meetings_on(number, event_->day_of(slot)) >= participant.meetings_per_day_max) return false;
    if (!run_fits(number, slot) || !venue_fits(number, slot, venue)) return false;
  }
  for (const int earlier : event_->before(pair))
    if (is_seated(earlier) && seat_of(earlier).slot >= slot) return false;
  for (const int later : event_->after(pair))
    if (is_seated(later) && seat_of(later).slot <= slot) return false;
  return true;
}

int PlanState::free_venue(int pair, int slot) const {
  for (const bool wanted_virtual : {false, true})
    for (int venue = 0; venue < event_->venue_count(); ++venue)
      if (event_->venue(venue).is_virtual == wanted_virtual && is_free(pair, slot, venue)) return venue;
  return none;
}

std::vector<int> PlanState::meetings_at(int participant, int slot) const {
  std::vector<int> found;
  if (meetings_in(participant, slot) == 0) return found;
  for (const int pair : event_->pairs_of(participant))
    if (seat_of(pair).slot == slot) found.push_back(pair);
  return found;
}

}  // namespace zubia::meetings
