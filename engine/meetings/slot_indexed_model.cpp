#include "engine/meetings/slot_indexed_model.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace zubia::meetings {
namespace {

constexpr int fixed_term = -1;

}  // namespace

SlotIndexedModel::SlotIndexedModel(const PlanState& state, std::span<const int> free_pairs, int first_slot)
    : event_(state.event()), state_(state), first_slot_(first_slot), is_free_(Event::index(event_.pair_count())) {
  std::set<int> involved;
  for (const int pair : free_pairs) {
    is_free_[Event::index(pair)] = 1;
    involved.insert({event_.pair(pair).first, event_.pair(pair).second});
  }
  std::set<int> near;
  for (const int who : involved) near.insert(event_.pairs_of(who).begin(), event_.pairs_of(who).end());
  for (const int pair : free_pairs) {
    near.insert(event_.before(pair).begin(), event_.before(pair).end());
    near.insert(event_.after(pair).begin(), event_.after(pair).end());
  }
  for (const int pair : near)
    if (is_free_[Event::index(pair)] == 0 && state.is_seated(pair)) add_fixed(pair);
  for (const int pair : free_pairs) add_free(pair);
  if (event_.share_part() > 0) {
    crossing_ = programme_.add_variable(0, 0, 0);
    within_ = programme_.add_variable(0, 0, 0);
    programme_.branched_first = {crossing_, within_};
  }
  programme_.integer_count = static_cast<int>(programme_.gains.size());
  for (const int who : involved) add_participant(who);
  const auto row_of_room = [&](std::map<Key, int>& rows, const Key& key, const std::vector<int>& variables, int most) {
    if (at_most(variables, most)) rows[key] = static_cast<int>(programme_.rows.size()) - 1;
  };
  for (const auto& [key, terms] : at_table_)
    row_of_room(table_rows_, key, terms.variables, state.free_tables(key.second, key.first) + terms.given_back);
  for (const auto& [key, terms] : interpreted_) {
    const int available = event_.draft().interpreters[Event::index(key.first)].available[Event::index(key.second)];
    const auto used = static_cast<int>(state.meetings_with(key.first, key.second).size());
    row_of_room(interpreter_rows_, key, terms.variables, available - used + terms.given_back);
  }
  for (const int pair : free_pairs) add_precedences(pair);
  add_share();
}

void SlotIndexedModel::add_term(const Meeting& meeting, int variable) {
  const Pair& both = event_.pair(meeting.pair);
  const auto add = [&](Terms& terms) {
    if (variable == fixed_term)
      ++terms.fixed;
    else
      terms.variables.push_back(variable);
  };
  add(of_pair_[{meeting.pair, meeting.slot}]);
  for (const int who : {both.first, both.second}) {
    add(in_slot_[{who, meeting.slot}]);
    if (!event_.venue(meeting.venue).is_virtual) add(at_place_[{who, meeting.slot, meeting.venue}]);
  }
}

void SlotIndexedModel::add_fixed(int pair) {
  const Seat seat = state_.seat_of(pair);
  add_term({pair, seat.slot, seat.venue}, fixed_term);
}

void SlotIndexedModel::add_free(int pair) {
  const int weight = event_.pair(pair).weight;
  const int interpreters = event_.pair(pair).interpreters;
  if (const Seat seat = state_.seat_of(pair); seat.is_taken()) {
    gain_now_ += weight;
    ++at_table_[{seat.venue, seat.slot}].given_back;
    if (interpreters != none) ++interpreted_[{interpreters, seat.slot}].given_back;
  }
  Terms all;
  (event_.possible_slots(pair) & SlotSet::range(first_slot_, event_.slot_count())).for_each([&](int slot) {
    for (int venue = 0; venue < event_.venue_count(); ++venue) {
      if (!event_.is_possible(pair, slot, venue)) continue;
      all.variables.push_back(programme_.add_variable(weight, 0, 1));
      choices_.push_back({pair, slot, venue});
      add_term(choices_.back(), all.variables.back());
      at_table_[{venue, slot}].variables.push_back(all.variables.back());
      if (interpreters != none) interpreted_[{interpreters, slot}].variables.push_back(all.variables.back());
    }
  });
  programme_.rows.push_back(
      {all.variables, std::vector<double>(all.variables.size(), 1.0), event_.must_be_seated(pair) ? 1.0 : 0.0, 1.0});
}

/// What is only fixed keeps the rule already. Returns whether a row was needed.
bool SlotIndexedModel::at_most(const std::vector<int>& variables, int most) {
  if (variables.empty() || static_cast<int>(variables.size()) <= most) return false;
  programme_.rows.push_back(
      {variables, std::vector<double>(variables.size(), 1.0), -unlimited, static_cast<double>(most)});
  return true;
}

void SlotIndexedModel::at_most(const Terms& terms, int most) { at_most(terms.variables, most - terms.fixed); }

SlotIndexedModel::Terms SlotIndexedModel::between(int participant, int first, int last) const {
  Terms found;
  const auto end = in_slot_.lower_bound({participant, last});
  for (auto entry = in_slot_.lower_bound({participant, first}); entry != end; ++entry) {
    const Terms& here = entry->second;
    found.variables.insert(found.variables.end(), here.variables.begin(), here.variables.end());
    found.fixed += here.fixed;
  }
  return found;
}

SlotIndexedModel::Terms SlotIndexedModel::of_pair(int pair, int first, int last) const {
  Terms found;
  const auto end = of_pair_.lower_bound({pair, last});
  for (auto entry = of_pair_.lower_bound({pair, first}); entry != end; ++entry) {
    const Terms& here = entry->second;
    found.variables.insert(found.variables.end(), here.variables.begin(), here.variables.end());
    found.fixed += here.fixed;
  }
  return found;
}

void SlotIndexedModel::add_participant(int number) {
  const Participant& who = event_.participant(number);
  for (int slot = 0; slot < event_.slot_count(); ++slot)
    at_most(between(number, slot, slot + 1), who.present[Event::index(slot)]);
  const Terms all = between(number, 0, event_.slot_count());
  if (who.meetings_max != no_limit) at_most(all, who.meetings_max);
  const int run = event_.rules().run_max;
  for (int day = 0; day < event_.day_count(); ++day) {
    const int first = event_.day(day).first_slot;
    const int last = first + event_.day(day).length;
    if (who.meetings_per_day_max != no_limit) at_most(between(number, first, last), who.meetings_per_day_max);
    if (!event_.is_alone(number)) continue;
    for (int from = first; run != no_limit && from + run < last; ++from)
      at_most(between(number, from, from + run + 1), run);
    for (int from = first; from + 2 < last; ++from) add_walks(number, from);
  }
  add_shortfall(number, all);
}

/// No two changes of venue in three slots.
void SlotIndexedModel::add_walks(int participant, int from) {
  for (int a = 0; a < event_.venue_count(); ++a)
    for (int b = 0; b < event_.venue_count(); ++b)
      for (int c = 0; c < event_.venue_count(); ++c) {
        if (a == b || b == c) continue;
        Terms all;
        int places = 0;
        for (const auto& [slot, venue] : {Key{from, a}, Key{from + 1, b}, Key{from + 2, c}}) {
          const auto there = at_place_.find({participant, slot, venue});
          if (there == at_place_.end()) continue;
          ++places;
          const Terms& terms = there->second;
          all.variables.insert(all.variables.end(), terms.variables.begin(), terms.variables.end());
          all.fixed += terms.fixed;
        }
        if (places == 3) at_most(all, 2);
      }
}

void SlotIndexedModel::add_shortfall(int participant, const Terms& all) {
  const int price = event_.rules().shortfall_price;
  const int wanted = event_.participant(participant).meetings_min - all.fixed;
  if (price == 0 || wanted <= 0) return;
  gain_now_ -=
      std::int64_t{price} * std::max(0, event_.participant(participant).meetings_min - state_.meetings_of(participant));
  LinearRow row{all.variables, std::vector<double>(all.variables.size(), 1.0), static_cast<double>(wanted), unlimited};
  row.variables.push_back(programme_.add_variable(-price, 0, wanted));
  row.coefficients.push_back(1.0);
  programme_.rows.push_back(std::move(row));
}

/// Whichever slot is looked at: the later meeting is not in it or before while the earlier is in it or after.
void SlotIndexedModel::add_precedences(int pair) {
  const auto in_order = [&](int before, int after) {
    for (int slot = 0; slot < event_.slot_count(); ++slot) {
      Terms both = of_pair(after, 0, slot + 1);
      const Terms late = of_pair(before, slot, event_.slot_count());
      both.variables.insert(both.variables.end(), late.variables.begin(), late.variables.end());
      both.fixed += late.fixed;
      at_most(both, 1);
    }
  };
  for (const int before : event_.before(pair)) in_order(before, pair);
  for (const int after : event_.after(pair))
    if (is_free_[Event::index(after)] == 0) in_order(pair, after);
}

void SlotIndexedModel::add_share() {
  if (event_.share_part() == 0) return;
  // By how many cross the border, and how many do not, as in the selection.
  LinearRow row{{crossing_, within_},
                {static_cast<double>(event_.share_whole() - event_.share_part()), -1.0 * event_.share_part()},
                0,
                unlimited};
  LinearRow counts[2] = {{{crossing_}, {-1.0}, 0, 0}, {{within_}, {-1.0}, 0, 0}};
  for (int variable = 0; variable < static_cast<int>(choices_.size()); ++variable) {
    LinearRow& count = counts[event_.pair(choices_[Event::index(variable)].pair).is_cross_border ? 0 : 1];
    count.variables.push_back(variable);
    count.coefficients.push_back(1.0);
  }
  for (LinearRow& count : counts) {
    programme_.most[Event::index(count.variables.front())] = static_cast<double>(count.variables.size() - 1);
    programme_.rows.push_back(std::move(count));
  }
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (is_free_[Event::index(pair)] == 0 && state_.is_seated(pair)) row.least -= event_.share_balance_of(pair);
  share_row_ = static_cast<int>(programme_.rows.size());
  programme_.rows.push_back(std::move(row));
}

std::vector<int> every_pair(const Event& event) {
  std::vector<int> pairs(Event::index(event.pair_count()));
  std::iota(pairs.begin(), pairs.end(), 0);
  return pairs;
}

}  // namespace zubia::meetings
