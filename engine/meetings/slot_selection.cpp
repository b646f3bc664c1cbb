#include "engine/meetings/slot_selection.hpp"

#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "engine/optimisation/linear_programme.hpp"

namespace zubia::meetings {
namespace {

class SlotShares {
 public:
  explicit SlotShares(const Event& event) : event_(event), in_slot_(Event::index(event.slot_count())) {
    for (int pair = 0; pair < event.pair_count(); ++pair) {
      event.possible_slots(pair).for_each([&](int slot) {
        in_slot_[Event::index(slot)].push_back(programme_.add_variable(event.pair(pair).weight, 0, 1));
        pair_of_.push_back(pair);
        slot_of_.push_back(slot);
      });
    }
    shares_of_.resize(Event::index(event.pair_count()));
    for (std::size_t at = 0; at < pair_of_.size(); ++at)
      shares_of_[Event::index(pair_of_[at])].push_back(static_cast<int>(at));
    for (int pair = 0; pair < event.pair_count(); ++pair)
      add_row(shares_of_[Event::index(pair)], event.must_be_seated(pair) ? 1.0 : 0.0, 1.0);
    for (int who = 0; who < event.participant_count(); ++who) add_participant(who);
    add_tables();
    add_interpreters();
    add_share();
  }

  const LinearProgramme& programme() const { return programme_; }
  int pair_of(std::size_t variable) const { return pair_of_[variable]; }
  std::size_t choices() const { return pair_of_.size(); }

 private:
  void add_row(std::vector<int> variables, double least, double most) {
    std::vector<double> ones(variables.size(), 1.0);
    programme_.rows.push_back({std::move(variables), std::move(ones), least, most});
  }

  void at_most(std::vector<int> variables, int most) {
    if (most < static_cast<int>(variables.size())) add_row(std::move(variables), -unlimited, most);
  }

  template <class Counts>
  std::vector<int> of(int slot, const Counts& counts) const {
    std::vector<int> found;
    for (const int variable : in_slot_[Event::index(slot)])
      if (counts(pair_of_[Event::index(variable)])) found.push_back(variable);
    return found;
  }

  void add_participant(int number) {
    const Participant& who = event_.participant(number);
    std::vector<int> all;
    for (const int pair : event_.pairs_of(number))
      all.insert(all.end(), shares_of_[Event::index(pair)].begin(), shares_of_[Event::index(pair)].end());
    const auto within = [&](int first, int last) {
      std::vector<int> found;
      for (const int variable : all)
        if (slot_of_[Event::index(variable)] >= first && slot_of_[Event::index(variable)] < last)
          found.push_back(variable);
      return found;
    };
    for (int slot = 0; slot < event_.slot_count(); ++slot)
      at_most(within(slot, slot + 1), who.present[Event::index(slot)]);
    for (int day = 0; day < event_.day_count(); ++day)
      at_most(within(event_.day(day).first_slot, event_.day(day).first_slot + event_.day(day).length),
              room_on_day(event_, number, day));
    at_most(all, room_of(event_, number));
    if (who.meetings_min <= 0 || event_.rules().shortfall_price == 0) return;
    const int missing = programme_.add_variable(-event_.rules().shortfall_price, 0, who.meetings_min);
    all.push_back(missing);
    add_row(std::move(all), who.meetings_min, unlimited);
  }

  /// Of unions of venues, as far as there are few.
  void add_tables() {
    std::set<VenueSet> unions;
    for (int pair = 0; pair < event_.pair_count(); ++pair) unions.insert(event_.possible_venues(pair));
    const std::vector<VenueSet> single(unions.begin(), unions.end());
    for (const VenueSet a : single)
      for (const VenueSet b : single)
        if (unions.size() < 64) unions.insert(a | b);
    for (int slot = 0; slot < event_.slot_count(); ++slot)
      for (const VenueSet venues : unions) {
        int tables = 0;
        for (int venue = 0; venue < event_.venue_count(); ++venue)
          if (contains(venues, venue)) tables += event_.venue(venue).tables[Event::index(slot)];
        at_most(of(slot, [&](int pair) { return (event_.possible_venues(pair) & ~venues) == 0; }), tables);
      }
  }

  void add_interpreters() {
    const auto& groups = event_.draft().interpreters;
    for (std::size_t group = 0; group < groups.size(); ++group)
      for (int slot = 0; slot < event_.slot_count(); ++slot)
        at_most(of(slot, [&](int pair) { return event_.pair(pair).interpreters == static_cast<int>(group); }),
                groups[group].available[Event::index(slot)]);
  }

  void add_share() {
    if (event_.share_part() == 0) return;
    LinearRow row{{}, {}, 0, unlimited};
    for (std::size_t at = 0; at < pair_of_.size(); ++at) {
      row.variables.push_back(static_cast<int>(at));
      row.coefficients.push_back(event_.share_balance_of(pair_of_[at]));
    }
    programme_.rows.push_back(std::move(row));
  }

  const Event& event_;
  LinearProgramme programme_;
  std::vector<int> pair_of_;  // by variable
  std::vector<int> slot_of_;
  std::vector<std::vector<int>> shares_of_;  // by pair
  std::vector<std::vector<int>> in_slot_;    // by slot
};

}  // namespace

std::int64_t slot_choices_of(const Event& event) {
  std::int64_t choices = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair) choices += event.possible_slots(pair).size();
  return choices;
}

Selection select_by_slot(const Event& event) {
  Selection selection;
  const SlotShares shares(event);
  const LinearSolution relaxed = solve_relaxed(shares.programme(), SimplexMethod::primal);
  if (!relaxed.is_feasible) return selection;
  selection.bound = static_cast<std::int64_t>(std::floor(relaxed.bound + 1e-4));
  selection.proof = BoundProof::slot_relaxation;
  std::vector<double> chosen(Event::index(event.pair_count()));
  for (std::size_t at = 0; at < shares.choices(); ++at) chosen[Event::index(shares.pair_of(at))] += relaxed.values[at];
  for (std::size_t pair = 0; pair < chosen.size(); ++pair) {
    selection.is_chosen.push_back(chosen[pair] > 0.5 ? 1 : 0);
    if (selection.is_chosen.back() != 0) selection.value += event.pair(static_cast<int>(pair)).weight;
  }
  return selection;
}

}  // namespace zubia::meetings
