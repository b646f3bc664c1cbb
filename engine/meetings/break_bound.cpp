#include "engine/meetings/break_bound.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/optimisation/linear_programme.hpp"

namespace zubia::meetings {
namespace {

constexpr int seats_max = 10'000;   // pairs times slots
constexpr double tolerance = 1e-4;  // more than the simplex method leaves of infeasibility

void add_term(LinearRow& row, int variable, double coefficient) {
  row.variables.push_back(variable);
  row.coefficients.push_back(coefficient);
}

class RowsProgramme {
 public:
  explicit RowsProgramme(const Event& event)
      : event_(event),
        seats_(Event::index(event.pair_count()), std::vector<int>(Event::index(event.slot_count()), none)) {
    seat_pairs();
    limit_tables();
    for (int participant = 0; participant < event.participant_count(); ++participant)
      if (!event.pairs_of(participant).empty()) follow(participant);
  }

  const LinearProgramme& programme() const { return programme_; }

 private:
  void seat_pairs() {
    for (int pair = 0; pair < event_.pair_count(); ++pair) {
      LinearRow once{.least = 1, .most = 1};
      event_.possible_slots(pair).for_each([&](int slot) {
        const int seat = programme_.add_variable(0, 0, 1);
        seats_[Event::index(pair)][Event::index(slot)] = seat;
        add_term(once, seat, 1);
      });
      programme_.rows.push_back(std::move(once));
    }
  }

  void limit_tables() {
    for (int slot = 0; slot < event_.slot_count(); ++slot) {
      LinearRow taken{.least = -unlimited, .most = 0};
      for (int venue = 0; venue < event_.venue_count(); ++venue)
        taken.most += event_.venue(venue).tables[Event::index(slot)];
      for (const auto& seats : seats_)
        if (seats[Event::index(slot)] != none) add_term(taken, seats[Event::index(slot)], 1);
      programme_.rows.push_back(std::move(taken));
    }
  }

  bool has_seat(int pair, int first, int last) const {
    const auto& seats = seats_[Event::index(pair)];
    return std::any_of(seats.begin() + first, seats.begin() + last, [](int seat) { return seat != none; });
  }

  void follow(int participant) {
    const auto pairs = event_.pairs_of(participant);
    const int meetings = static_cast<int>(pairs.size());
    const int slots = event_.slot_count();
    std::vector<LinearRow> busy(Event::index(slots));  // meetings − rows over the slot − what is not in a row
    for (int slot = 0; slot < slots; ++slot)
      for (const int pair : pairs)
        if (has_seat(pair, slot, slot + 1))
          add_term(busy[Event::index(slot)], seats_[Event::index(pair)][Event::index(slot)], 1);
    if (event_.is_alone(participant)) {
      LinearRow one_way{.least = 1, .most = 1};
      place_rows(pairs, busy, one_way);
      // A single meeting is a row, and has no break to choose.
      if (meetings > 1) allow_break(meetings, busy, one_way);
      programme_.rows.push_back(std::move(one_way));
    } else {
      for (int slot = 0; slot < slots; ++slot) {
        busy[Event::index(slot)].least = -unlimited;
        busy[Event::index(slot)].most = event_.participant(participant).present[Event::index(slot)];
      }
    }
    for (LinearRow& row : busy)
      if (!row.variables.empty()) programme_.rows.push_back(std::move(row));
  }

  /// All meetings in one row, wherever each slot of it and each meeting find one another.
  void place_rows(std::span<const int> pairs, std::vector<LinearRow>& busy, LinearRow& one_way) {
    const int meetings = static_cast<int>(pairs.size());
    for (int first = 0; first + meetings <= event_.slot_count(); ++first) {
      const int last = first + meetings;
      bool fits = std::ranges::all_of(pairs, [&](int pair) { return has_seat(pair, first, last); });
      for (int slot = first; slot < last; ++slot) fits = fits && !busy[Event::index(slot)].variables.empty();
      if (!fits) continue;
      const int row = programme_.add_variable(0, 0, 1);
      add_term(one_way, row, 1);
      for (int slot = first; slot < last; ++slot) add_term(busy[Event::index(slot)], row, -1);
    }
  }

  void allow_break(int meetings, std::vector<LinearRow>& busy, LinearRow& one_way) {
    const int broken = programme_.add_variable(-1, 0, 1);
    add_term(one_way, broken, 1);
    LinearRow all{};
    add_term(all, broken, -meetings);
    for (LinearRow& row : busy) {
      if (row.variables.empty()) continue;
      const int used = programme_.add_variable(0, 0, 1);
      add_term(row, used, -1);
      add_term(all, used, 1);
      programme_.rows.push_back({{used, broken}, {1, -1}, -unlimited, 0});
    }
    programme_.rows.push_back(std::move(all));
  }

  const Event& event_;
  LinearProgramme programme_;
  std::vector<std::vector<int>> seats_;  // by pair and slot, the variable; `none` where impossible
};

}  // namespace

std::int64_t breaks_at_least(const Event& event) {
  if (event.day_count() != 1 || event.pair_count() == 0 || event.pair_count() > seats_max / event.slot_count())
    return 0;
  const LinearSolution solution = solve_relaxed(RowsProgramme(event).programme());
  if (!solution.is_optimal) return 0;
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(-solution.gain - tolerance)));
}

}  // namespace zubia::meetings
