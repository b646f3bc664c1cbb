#include "engine/meetings/selection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engine/meetings/place_matching.hpp"
#include "engine/optimisation/linear_programme.hpp"
#include "engine/optimisation/sifted_programme.hpp"

namespace zubia::meetings {
namespace {

/// How far from the relaxation a pair may be, at first, and still be chosen anew.
constexpr double first_margin = 1.0;
constexpr double margin_growth = 8.0;
constexpr double margin_max = 2'000.0;
/// More open pairs than can be branched on in a moment.
constexpr int open_many = 8'000;
/// A programme of more variables is relaxed by sifting.
constexpr std::size_t many_variables = 3'000;

/// The selection as a programme: a variable for each pair, then one for each participant with a minimum.
LinearProgramme programme_of(const Event& event, const std::vector<SelectionCut>& cuts) {
  LinearProgramme programme;
  for (int pair = 0; pair < event.pair_count(); ++pair) {
    const bool can_meet = !event.possible_slots(pair).empty();
    programme.add_variable(event.pair(pair).weight, event.must_be_seated(pair) ? 1 : 0, can_meet ? 1 : 0);
  }
  programme.integer_count = event.pair_count();
  const auto row_of = [&](std::vector<int> pairs, double most) {
    std::vector<double> ones(pairs.size(), 1.0);
    programme.rows.push_back({std::move(pairs), std::move(ones), -unlimited, most});
  };
  for (int who = 0; who < event.participant_count(); ++who) {
    const auto pairs = event.pairs_of(who);
    row_of({pairs.begin(), pairs.end()}, room_of(event, who));
    for (int day = 0; day < event.day_count() && event.day_count() > 1; ++day) {
      const Day& when = event.day(day);
      std::vector<int> only_then;
      for (const int pair : pairs)
        if ((event.possible_slots(pair) - SlotSet::range(when.first_slot, when.first_slot + when.length)).empty())
          only_then.push_back(pair);
      const int room = room_on_day(event, who, day);
      if (static_cast<int>(only_then.size()) > room) row_of(std::move(only_then), room);
    }
    const int wanted = event.participant(who).meetings_min;
    if (wanted <= 0 || event.rules().shortfall_price == 0) continue;
    const int missing = programme.add_variable(-event.rules().shortfall_price, 0, wanted);
    LinearRow row{
        {pairs.begin(), pairs.end()}, std::vector<double>(pairs.size(), 1.0), static_cast<double>(wanted), unlimited};
    row.variables.push_back(missing);
    row.coefficients.push_back(1.0);
    programme.rows.push_back(std::move(row));
  }
  // Pairs that can only use some venues share the tables of those; by unions, as far as there are few.
  std::set<VenueSet> unions;
  for (int pair = 0; pair < event.pair_count(); ++pair) unions.insert(event.possible_venues(pair));
  for (bool grown = true; grown && unions.size() < 64;) {
    grown = false;
    const std::vector<VenueSet> now(unions.begin(), unions.end());
    for (const VenueSet a : now)
      for (const VenueSet b : now)
        if (unions.size() < 64 && unions.insert(a | b).second) grown = true;
  }
  for (const VenueSet venues : unions) {
    std::int64_t tables = 0;
    for (int venue = 0; venue < event.venue_count(); ++venue)
      if (contains(venues, venue))
        for (const int count : event.venue(venue).tables) tables += count;
    std::vector<int> pairs;
    for (int pair = 0; pair < event.pair_count(); ++pair)
      if ((event.possible_venues(pair) & ~venues) == 0) pairs.push_back(pair);
    if (static_cast<std::int64_t>(pairs.size()) > tables) row_of(std::move(pairs), static_cast<double>(tables));
  }
  for (std::size_t number = 0; number < event.draft().interpreters.size(); ++number) {
    std::int64_t available = 0;
    for (const int count : event.draft().interpreters[number].available) available += count;
    std::vector<int> pairs;
    for (int pair = 0; pair < event.pair_count(); ++pair)
      if (event.pair(pair).interpreters == static_cast<int>(number)) pairs.push_back(pair);
    if (static_cast<std::int64_t>(pairs.size()) > available) row_of(std::move(pairs), static_cast<double>(available));
  }
  if (event.share_part() > 0) {
    LinearRow row{{}, {}, 0, unlimited};
    for (int pair = 0; pair < event.pair_count(); ++pair) {
      row.variables.push_back(pair);
      row.coefficients.push_back(event.share_balance_of(pair));
    }
    programme.rows.push_back(std::move(row));
  }
  for (const SelectionCut& cut : cuts) row_of(cut.pairs, cut.most);
  return programme;
}

/// The part of a programme that is left when some variables are fixed.
struct Core {
  LinearProgramme programme;
  std::vector<int> free;  // by variable of the core, the original one; none for a count
  double fixed_gain = 0;
};

/// Says how many of the free pairs are chosen that cross the border, and that do not. These are whole, as the pairs
/// are; where the share is just kept, half a pair more or less is between two of their numbers, and to branch on them
/// settles at once what would take every pair one by one.
void add_counts(Core& core, const Event& event) {
  const std::size_t counts = core.programme.branched_first.size();
  for (std::size_t count = 0; count < counts; ++count) {
    LinearRow row{{static_cast<int>(count)}, {-1.0}, 0, 0};
    for (std::size_t at = counts; at < Event::index(core.programme.integer_count); ++at) {
      if (event.pair(core.free[at]).is_cross_border != (count == 0)) continue;
      row.variables.push_back(static_cast<int>(at));
      row.coefficients.push_back(1.0);
    }
    core.programme.most[count] = static_cast<double>(row.variables.size() - 1);
    core.programme.rows.push_back(std::move(row));
  }
}

Core core_of(const Event& event, const LinearProgramme& whole, const LinearSolution& relaxed, double margin) {
  Core core;
  const bool has_counts = event.share_part() > 0;
  for (int count = 0; count < 2 && has_counts; ++count) {
    core.programme.branched_first.push_back(core.programme.add_variable(0, 0, 0));
    core.free.push_back(none);
    ++core.programme.integer_count;
  }
  std::vector<int> place(whole.gains.size(), none);
  std::vector<double> fixed(whole.gains.size(), 0.0);
  for (std::size_t at = 0; at < whole.gains.size(); ++at) {
    const bool is_pair = static_cast<int>(at) < whole.integer_count;
    const double value = relaxed.values[at];
    const bool is_whole = std::abs(value - std::round(value)) < 1e-6;
    const bool closed = whole.most[at] - whole.least[at] < 0.5 || std::abs(relaxed.reduced_gains[at]) > margin;
    if (is_pair && is_whole && closed) {
      fixed[at] = std::round(value);
      core.fixed_gain += whole.gains[at] * fixed[at];
      continue;
    }
    place[at] = core.programme.add_variable(whole.gains[at], whole.least[at], whole.most[at]);
    core.free.push_back(static_cast<int>(at));
    if (is_pair) ++core.programme.integer_count;
  }
  for (const LinearRow& row : whole.rows) {
    LinearRow left{{}, {}, row.least, row.most};
    for (std::size_t at = 0; at < row.variables.size(); ++at) {
      const auto variable = Event::index(row.variables[at]);
      if (place[variable] == none) {
        left.least -= row.coefficients[at] * fixed[variable];
        left.most -= row.coefficients[at] * fixed[variable];
      } else {
        left.variables.push_back(place[variable]);
        left.coefficients.push_back(row.coefficients[at]);
      }
    }
    if (!left.variables.empty()) core.programme.rows.push_back(std::move(left));
  }
  add_counts(core, event);
  return core;
}

std::vector<char> chosen_by(const Event& event, const LinearSolution& relaxed, const Core& core,
                            const LinearSolution& whole) {
  std::vector<char> chosen(Event::index(event.pair_count()));
  for (std::size_t pair = 0; pair < chosen.size(); ++pair) chosen[pair] = relaxed.values[pair] > 0.5 ? 1 : 0;
  for (int at = 0; at < core.programme.integer_count; ++at)
    if (core.free[Event::index(at)] != none)
      chosen[Event::index(core.free[Event::index(at)])] = whole.values[Event::index(at)] > 0.5 ? 1 : 0;
  return chosen;
}

/// Without a solution in whole numbers: what the relaxation takes wholly.
std::vector<char> rounded(const Event& event, const LinearSolution& relaxed) {
  std::vector<char> chosen(Event::index(event.pair_count()));
  for (std::size_t pair = 0; pair < chosen.size(); ++pair) chosen[pair] = relaxed.values[pair] > 1 - 1e-6 ? 1 : 0;
  return chosen;
}

}  // namespace

int room_on_day(const Event& event, int participant, int number) {
  const Participant& who = event.participant(participant);
  const Day& day = event.day(number);
  const int run_max = event.rules().run_max;
  int room = 0;
  int length = 0;
  for (int slot = day.first_slot; slot <= day.first_slot + day.length; ++slot) {
    const int present = slot < day.first_slot + day.length ? who.present[Event::index(slot)] : 0;
    if (!event.is_alone(participant)) {
      room += present;
    } else if (present > 0) {
      ++length;
    } else {
      room += run_max == no_limit ? length : length - length / (run_max + 1);
      length = 0;
    }
  }
  return std::min(room, who.meetings_per_day_max);
}

int room_of(const Event& event, int participant) {
  int room = 0;
  for (int day = 0; day < event.day_count(); ++day) room += room_on_day(event, participant, day);
  return std::min(room, event.participant(participant).meetings_max);
}

Selection select_pairs(const Event& event, const std::vector<SelectionCut>& cuts, int nodes_max) {
  const LinearProgramme programme = programme_of(event, cuts);
  const LinearSolution relaxed =
      programme.gains.size() > many_variables ? solve_sifted(programme) : solve_relaxed(programme);
  Selection selection;
  if (!relaxed.is_feasible) return selection;
  selection.bound = static_cast<std::int64_t>(std::floor(relaxed.bound + 1e-4));
  selection.proof = BoundProof::selection;
  selection.value = std::numeric_limits<std::int64_t>::min();
  for (double margin = first_margin; margin < margin_max;) {
    const Core core = core_of(event, programme, relaxed, margin);
    if (core.programme.integer_count > open_many) break;
    const bool has_value = !selection.is_chosen.empty();
    const auto known = static_cast<double>(selection.value);
    const LinearSolution whole =
        solve_whole(core.programme, nodes_max, has_value ? known - core.fixed_gain : -unlimited);
    const double gain = core.fixed_gain + whole.gain;
    if (whole.is_feasible && gain > known) {
      selection.value = std::lround(gain);
      selection.is_chosen = chosen_by(event, relaxed, core, whole);
    }
    // What is better, and outside of the core, gains less than the relaxation by the margin at least.
    const double inside =
        whole.is_optimal ? static_cast<double>(selection.value) : std::max(known, core.fixed_gain + whole.bound);
    const auto proven = static_cast<std::int64_t>(std::floor(std::max(inside, relaxed.bound - margin) + 1e-4));
    if (proven < selection.bound) {
      selection.bound = proven;
      selection.proof = BoundProof::integer_selection;
    }
    if (selection.value >= selection.bound || !whole.is_optimal) break;
    // From a value on, the margin that proves it, or finds what is better, is known.
    margin = selection.is_chosen.empty() ? margin_growth * margin
                                         : std::max(2 * margin, relaxed.bound - static_cast<double>(selection.value));
  }
  if (selection.is_chosen.empty()) selection.is_chosen = rounded(event, relaxed);
  return selection;
}

std::vector<SelectionCut> violated_cuts(const Event& event, const std::vector<char>& is_chosen) {
  std::vector<SelectionCut> cuts;
  for (int who = 0; who < event.participant_count(); ++who) {
    const auto& present = event.participant(who).present;
    std::vector<std::vector<int>> allowed;
    for (const int pair : event.pairs_of(who)) {
      if (is_chosen[Event::index(pair)] == 0) continue;
      auto& slots = allowed.emplace_back();
      event.possible_slots(pair).for_each([&](int slot) { slots.push_back(slot); });
    }
    const PlaceMatching matching = match_places(allowed, present);
    if (matching.unplaced == 0) continue;
    SelectionCut cut;
    SlotSet rivals;
    for (const int slot : matching.rival_places) {
      rivals.insert(slot);
      cut.most += present[Event::index(slot)];
    }
    for (const int pair : event.pairs_of(who))
      if ((event.possible_slots(pair) - rivals).empty()) cut.pairs.push_back(pair);
    cuts.push_back(std::move(cut));
  }
  return cuts;
}

}  // namespace zubia::meetings
