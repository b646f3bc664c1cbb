#include "engine/meetings/event.hpp"

#include <cmath>
#include <numeric>

namespace zubia::meetings {
namespace {

std::vector<Day> days_of(const std::vector<int>& slot_days) {
  std::vector<Day> days;
  for (int slot = 0; slot < static_cast<int>(slot_days.size()); ++slot) {
    if (slot == 0 || slot_days[Event::index(slot)] != slot_days[Event::index(slot) - 1]) days.push_back({slot, 0});
    ++days.back().length;
  }
  return days;
}

/// The slots in which each participant is present, each venue has tables and each interpreter works.
std::vector<SlotSet> open_slots(const std::vector<const std::vector<int>*>& rows) {
  std::vector<SlotSet> sets(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t slot = 0; slot < rows[row]->size(); ++slot)
      if ((*rows[row])[slot] > 0) sets[row].insert(static_cast<int>(slot));
  return sets;
}

template <class Things, class Row>
std::vector<SlotSet> open_slots_of(const Things& things, Row row) {
  std::vector<const std::vector<int>*> rows;
  rows.reserve(things.size());
  for (const auto& thing : things) rows.push_back(&(thing.*row));
  return open_slots(rows);
}

}  // namespace

Event::Event(EventDraft draft) : draft_(std::move(draft)), days_(days_of(draft_.slot_days)) {
  const std::size_t pair_total = draft_.pairs.size();
  first_pair_.assign(draft_.participants.size() + 1, 0);
  for (const Pair& pair : draft_.pairs)
    for (const int participant : {pair.first, pair.second}) ++first_pair_[index(participant) + 1];
  for (std::size_t participant = 1; participant < first_pair_.size(); ++participant)
    first_pair_[participant] += first_pair_[participant - 1];
  pairs_of_.resize(2 * pair_total);
  std::vector<std::size_t> next(first_pair_.begin(), first_pair_.end() - 1);
  for (int number = 0; number < pair_count(); ++number)
    for (const int participant : {pair(number).first, pair(number).second})
      pairs_of_[next[index(participant)]++] = number;

  constexpr int ten_thousandths = 10'000;
  const auto wanted = static_cast<int>(std::lround(rules().cross_border_share_min * ten_thousandths));
  const int divisor = std::gcd(wanted, ten_thousandths);
  share_part_ = wanted / divisor;
  share_whole_ = ten_thousandths / divisor;
  lock_of_.assign(pair_total, none);
  for (int number = 0; number < static_cast<int>(draft_.locks.size()); ++number)
    lock_of_[index(draft_.locks[index(number)].pair)] = number;
  must_.assign(pair_total, rules().aim == Aim::all_meetings_fewest_breaks ? 1 : 0);
  for (int number = 0; number < pair_count(); ++number)
    if (pair(number).is_required || lock_of(number) != nullptr) must_[index(number)] = 1;

  const auto presence = open_slots_of(draft_.participants, &Participant::present);
  const auto tables = open_slots_of(draft_.venues, &Venue::tables);
  const auto interpreting = open_slots_of(draft_.interpreters, &Interpreters::available);
  possible_slots_.resize(pair_total);
  possible_venues_.resize(pair_total);
  const VenueSet known =
      venue_count() == venues_max ? every_venue : (VenueSet{1} << static_cast<unsigned>(venue_count())) - 1;
  for (int number = 0; number < pair_count(); ++number) {
    const Pair& both = pair(number);
    VenueSet venues = both.venues & known;
    SlotSet slots = both.slots & presence[index(both.first)] & presence[index(both.second)];
    if (both.interpreters != none) slots = slots & interpreting[index(both.interpreters)];
    if (const Lock* lock = lock_of(number)) {
      if (lock->slot != none) slots = slots & SlotSet::only(lock->slot);
      if (lock->venue != none) venues &= VenueSet{1} << static_cast<unsigned>(lock->venue);
    }
    SlotSet served;
    for (int place = 0; place < venue_count(); ++place)
      if (contains(venues, place)) served = served | tables[index(place)];
    possible_slots_[index(number)] = slots & served;
    possible_venues_[index(number)] = venues;
  }

  if (!draft_.precedences.empty()) {
    before_.resize(pair_total);
    after_.resize(pair_total);
    for (const Precedence& one : draft_.precedences) {
      before_[index(one.after)].push_back(one.before);
      after_[index(one.before)].push_back(one.after);
    }
  }
}

bool Event::is_possible(int pair, int slot, int venue) const {
  return possible_slots(pair).contains(slot) && contains(possible_venues(pair), venue) &&
         this->venue(venue).tables[index(slot)] > 0;
}

const Lock* Event::lock_of(int pair) const {
  const int number = lock_of_[index(pair)];
  return number == none ? nullptr : &draft_.locks[index(number)];
}

}  // namespace zubia::meetings
