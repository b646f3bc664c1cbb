#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "engine/meetings/event.hpp"
#include "engine/meetings/linear_programme.hpp"
#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// The whole event as one programme, a yes-or-no variable for each pair, slot and venue: what a general solver is
/// given when nobody thinks about the problem. The baseline of the benchmark. Precedences are left out: no event of the
/// benchmark that aims at value has any.
class SlotIndexedModel {
 public:
  explicit SlotIndexedModel(const Event& event) : event_(event) {
    for (int pair = 0; pair < event.pair_count(); ++pair) add_pair(pair);
    programme_.integer_count = static_cast<int>(programme_.gains.size());
    for (int who = 0; who < event.participant_count(); ++who) add_participant(who);
    for (auto& [key, variables] : at_table_)
      at_most(variables, event.venue(key.second).tables[Event::index(key.first)]);
    for (auto& [key, variables] : interpreted_)
      at_most(variables, event.draft().interpreters[Event::index(key.second)].available[Event::index(key.first)]);
    add_share();
  }

  /// Row 0, 1, … is that of pair 0, 1, …: how often it meets.
  const LinearProgramme& programme() const { return programme_; }
  /// What each of the whole variables decides, in their order.
  const std::vector<Meeting>& meetings() const { return meetings_; }

 private:
  using Key = std::pair<int, int>;

  void at_most(const std::vector<int>& variables, double most) {
    if (static_cast<double>(variables.size()) > most)
      programme_.rows.push_back({variables, std::vector<double>(variables.size(), 1.0), -1e30, most});
  }

  void add_pair(int pair) {
    std::vector<int> all;
    const Pair& both = event_.pair(pair);
    event_.possible_slots(pair).for_each([&](int slot) {
      for (int venue = 0; venue < event_.venue_count(); ++venue) {
        if (!event_.is_possible(pair, slot, venue)) continue;
        const int variable = programme_.add_variable(both.weight, 0, 1);
        meetings_.push_back({pair, slot, venue});
        all.push_back(variable);
        at_table_[{slot, venue}].push_back(variable);
        if (both.interpreters != none) interpreted_[{slot, both.interpreters}].push_back(variable);
        for (const int who : {both.first, both.second}) {
          in_slot_[{who, slot}].push_back(variable);
          if (!event_.venue(venue).is_virtual) at_place_[{who, slot, venue}].push_back(variable);
        }
        if (both.is_cross_border) crossing_.push_back(variable);
      }
    });
    const double least = event_.must_be_seated(pair) ? 1 : 0;
    programme_.rows.push_back({all, std::vector<double>(all.size(), 1.0), least, 1});
  }

  std::vector<int> between(int who, int first, int last) const {
    std::vector<int> found;
    for (int slot = first; slot < last; ++slot)
      if (const auto there = in_slot_.find({who, slot}); there != in_slot_.end())
        found.insert(found.end(), there->second.begin(), there->second.end());
    return found;
  }

  void add_participant(int number) {
    const Participant& who = event_.participant(number);
    for (int slot = 0; slot < event_.slot_count(); ++slot)
      at_most(between(number, slot, slot + 1), who.present[Event::index(slot)]);
    const auto all = between(number, 0, event_.slot_count());
    if (who.meetings_max != no_limit) at_most(all, who.meetings_max);
    for (int day = 0; day < event_.day_count(); ++day) {
      const int first = event_.day(day).first_slot;
      const int last = first + event_.day(day).length;
      if (who.meetings_per_day_max != no_limit) at_most(between(number, first, last), who.meetings_per_day_max);
      const int run = event_.rules().run_max;
      for (int from = first; event_.is_alone(number) && run != no_limit && from + run < last; ++from)
        at_most(between(number, from, from + run + 1), run);
      for (int from = first; event_.is_alone(number) && from + 2 < last; ++from) add_walks(number, from);
    }
    if (who.meetings_min == 0 || event_.rules().shortfall_price == 0) return;
    LinearRow row{all, std::vector<double>(all.size(), 1.0), static_cast<double>(who.meetings_min), 1e30};
    row.variables.push_back(programme_.add_variable(-event_.rules().shortfall_price, 0, who.meetings_min));
    row.coefficients.push_back(1.0);
    programme_.rows.push_back(std::move(row));
  }

  /// No two changes of venue in three slots.
  void add_walks(int who, int from) {
    for (int a = 0; a < event_.venue_count(); ++a)
      for (int b = 0; b < event_.venue_count(); ++b)
        for (int c = 0; c < event_.venue_count(); ++c) {
          if (a == b || b == c) continue;
          std::vector<int> all;
          int places = 0;
          for (const auto& [slot, venue] : {Key{from, a}, Key{from + 1, b}, Key{from + 2, c}}) {
            const auto there = at_place_.find({who, slot, venue});
            if (there == at_place_.end()) continue;
            ++places;
            all.insert(all.end(), there->second.begin(), there->second.end());
          }
          if (places == 3) at_most(all, 2);
        }
  }

  void add_share() {
    if (event_.cross_border_ten_thousandths() == 0) return;
    LinearRow row{{}, {}, 0, 1e30};
    const double share = event_.cross_border_ten_thousandths() / 10'000.0;
    for (int variable = 0; variable < programme_.integer_count; ++variable) {
      row.variables.push_back(variable);
      row.coefficients.push_back(-share);
    }
    for (const int variable : crossing_) row.coefficients[Event::index(variable)] += 1.0;
    programme_.rows.push_back(std::move(row));
  }

  const Event& event_;
  LinearProgramme programme_;
  std::vector<Meeting> meetings_;
  std::map<Key, std::vector<int>> at_table_;
  std::map<Key, std::vector<int>> interpreted_;
  std::map<Key, std::vector<int>> in_slot_;
  std::map<std::tuple<int, int, int>, std::vector<int>> at_place_;
  std::vector<int> crossing_;
};

}  // namespace zubia::meetings
