#include "engine/meetings/slot_selection.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "engine/optimisation/linear_programme.hpp"
#include "engine/optimisation/split_programme.hpp"

namespace zubia::meetings {
namespace {

constexpr int nodes_max = 50;   // each is the whole relaxation anew
constexpr double margin = 4.0;  // what is away from the bound by more is left out of whole pairs
constexpr double nearly = 1e-6;

/// A choice of each pair (the first variables, whole), how many of the chosen cross the border and how many do not
/// where there is a quota (whole, too), and the shares of the slots.
class SlotShares {
 public:
  explicit SlotShares(const Event& event) : event_(event), in_slot_(Event::index(event.slot_count())) {
    for (int pair = 0; pair < event.pair_count(); ++pair)
      programme_.add_variable(event.pair(pair).weight, event.must_be_seated(pair) ? 1 : 0, 1);
    programme_.integer_count = event.pair_count();
    if (event.share_part() > 0) add_counts();
    first_share_ = static_cast<int>(programme_.gains.size());
    for (int pair = 0; pair < event.pair_count(); ++pair) add_shares(pair);
    for (int who = 0; who < event.participant_count(); ++who) add_participant(who);
    add_tables();
    add_interpreters();
  }

  const LinearProgramme& programme() const { return programme_; }

  /// The slot that has the most of a pair.
  int slot_of_most(int pair, const std::vector<double>& values) const {
    const auto& shares = shares_of_[Event::index(pair)];
    const auto most = std::ranges::max_element(shares, {}, [&](int share) { return values[Event::index(share)]; });
    return most == shares.end() ? none : slot_of(*most);
  }

 private:
  void add_row(std::vector<int> variables, double least, double most) {
    std::vector<double> ones(variables.size(), 1.0);
    programme_.rows.push_back({std::move(variables), std::move(ones), least, most});
  }

  void at_most(std::vector<int> variables, int most) {
    if (most < static_cast<int>(variables.size())) add_row(std::move(variables), -unlimited, most);
  }

  /// Where the quota is just kept, half a pair stands for numbers that are not whole.
  void add_counts() {
    LinearRow quota{{}, {}, 0, unlimited};
    for (const bool crosses : {true, false}) {
      LinearRow row{{}, {}, 0, 0};
      double balance = 0;
      for (int pair = 0; pair < event_.pair_count(); ++pair) {
        if (event_.pair(pair).is_cross_border != crosses) continue;
        row.variables.push_back(pair);
        row.coefficients.push_back(1.0);
        balance = event_.share_balance_of(pair);
      }
      const int count = programme_.add_variable(0, 0, static_cast<double>(row.variables.size()));
      row.variables.push_back(count);
      row.coefficients.push_back(-1.0);
      programme_.rows.push_back(std::move(row));
      programme_.branched_first.push_back(count);
      ++programme_.integer_count;
      quota.variables.push_back(count);
      quota.coefficients.push_back(balance);
    }
    programme_.rows.push_back(std::move(quota));
  }

  void add_shares(int pair) {
    LinearRow chosen{{pair}, {-1.0}, 0, 0};
    event_.possible_slots(pair).for_each([&](int slot) {
      const int share = programme_.add_variable(0, 0, 1);
      in_slot_[Event::index(slot)].push_back(share);
      pair_of_.push_back(pair);
      slot_of_.push_back(slot);
      chosen.variables.push_back(share);
      chosen.coefficients.push_back(1.0);
    });
    shares_of_.emplace_back(chosen.variables.begin() + 1, chosen.variables.end());
    programme_.rows.push_back(std::move(chosen));
  }

  int pair_of(int share) const { return pair_of_[Event::index(share - first_share_)]; }
  int slot_of(int share) const { return slot_of_[Event::index(share - first_share_)]; }

  template <class Counts>
  std::vector<int> of(int slot, const Counts& counts) const {
    std::vector<int> found;
    for (const int share : in_slot_[Event::index(slot)])
      if (counts(pair_of(share))) found.push_back(share);
    return found;
  }

  void add_participant(int number) {
    const Participant& who = event_.participant(number);
    std::vector<int> all;
    for (const int pair : event_.pairs_of(number))
      all.insert(all.end(), shares_of_[Event::index(pair)].begin(), shares_of_[Event::index(pair)].end());
    const auto within = [&](int first, int last) {
      std::vector<int> found;
      for (const int share : all)
        if (slot_of(share) >= first && slot_of(share) < last) found.push_back(share);
      return found;
    };
    for (int slot = 0; slot < event_.slot_count(); ++slot)
      at_most(within(slot, slot + 1), who.present[Event::index(slot)]);
    if (event_.day_count() > 1)
      for (int day = 0; day < event_.day_count(); ++day)
        at_most(within(event_.day(day).first_slot, event_.day(day).first_slot + event_.day(day).length),
                room_on_day(event_, number, day));
    std::vector<int> chosen(event_.pairs_of(number).begin(), event_.pairs_of(number).end());
    at_most(chosen, room_of(event_, number));
    if (who.meetings_min <= 0 || event_.rules().shortfall_price == 0) return;
    chosen.push_back(programme_.add_variable(-event_.rules().shortfall_price, 0, who.meetings_min));
    add_row(std::move(chosen), who.meetings_min, unlimited);
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

  const Event& event_;
  LinearProgramme programme_;
  int first_share_ = 0;
  std::vector<int> pair_of_;  // by share
  std::vector<int> slot_of_;
  std::vector<std::vector<int>> shares_of_;  // by pair
  std::vector<std::vector<int>> in_slot_;    // by slot
};

bool is_whole(const LinearProgramme& programme, const std::vector<double>& values) {
  return std::all_of(values.begin(), values.begin() + programme.integer_count,
                     [](double value) { return std::abs(value - std::round(value)) < nearly; });
}

/// Fixes what costs more than the margin to have otherwise than the relaxation has it.
void fix_settled(LinearProgramme& programme, const LinearSolution& relaxed) {
  for (std::size_t at = 0; at < programme.gains.size(); ++at) {
    if (relaxed.values[at] < programme.least[at] + nearly && relaxed.reduced_gains[at] < -margin)
      programme.most[at] = programme.least[at];
    if (relaxed.values[at] > programme.most[at] - nearly && relaxed.reduced_gains[at] > margin)
      programme.least[at] = programme.most[at];
  }
}

}  // namespace

std::int64_t slot_choices_of(const Event& event) {
  std::int64_t choices = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair) choices += event.possible_slots(pair).size();
  return choices;
}

Selection select_by_slot(const Event& event, PartsOfPairs parts, std::int64_t value, const Progress& progress) {
  Selection selection;
  const SlotShares shares(event);
  LinearProgramme programme = shares.programme();
  LinearSolution best = solve_relaxed(programme, SimplexMethod::primal);
  if (!best.is_feasible) return selection;
  double bound = best.bound;
  if (parts == PartsOfPairs::settled && !is_whole(programme, best.values)) {
    fix_settled(programme, best);
    LinearSolution whole = solve_split(programme, nodes_max, static_cast<double>(value), progress);
    const double reached = whole.is_feasible ? whole.gain : static_cast<double>(value);
    bound = std::min(bound, std::max({bound - margin, whole.bound, reached}));
    if (whole.is_feasible) best = std::move(whole);
  }
  selection.bound = static_cast<std::int64_t>(std::floor(bound + 1e-4));
  selection.proof = BoundProof::slot_relaxation;
  for (int pair = 0; pair < event.pair_count(); ++pair) {
    selection.is_chosen.push_back(best.values[Event::index(pair)] > 0.5 ? 1 : 0);
    selection.slots.push_back(shares.slot_of_most(pair, best.values));
    if (selection.is_chosen.back() != 0) selection.value += event.pair(pair).weight;
  }
  return selection;
}

}  // namespace zubia::meetings
