#include "engine/meetings/replan.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/meetings/fewest_changes.hpp"
#include "engine/meetings/plan_value.hpp"
#include "engine/meetings/replan_repair.hpp"

namespace zubia::meetings {
namespace {

/// Longer chains than this are not looked for where all shall be seated: so many meetings would be moved for one.
constexpr int ejections_max = 3;
constexpr int ejections_for_one_max = 2;
/// A step is a seat or an ejection that is tried, for which about so many places are looked at.
constexpr std::int64_t looks_per_step = 32;
/// The events and models that are solved exactly; on larger ones everybody would wait for it.
constexpr int exact_pairs_max = 2'000;
constexpr std::int64_t exact_choices_max = 12'000;
/// More than are branched lightly, so that all that CBC could try is tried where those do not do.
constexpr int exact_nodes_max = 60;

/// Seats the announced meetings as far as the changed event has their places, and returns the others that could meet at
/// another time or place.
std::vector<int> take_over(const Event& event, const Plan& announced, int first_slot, PlanState& state) {
  std::vector<int> displaced;
  const SlotSet future = SlotSet::range(first_slot, event.slot_count());
  for (const Meeting& meeting : announced.meetings) {
    if (meeting.slot < first_slot || event.is_possible(meeting.pair, meeting.slot, meeting.venue))
      state.seat(meeting.pair, meeting.slot, meeting.venue);
    else if (!(event.possible_slots(meeting.pair) & future).empty())
      displaced.push_back(meeting.pair);
  }
  return displaced;
}

/// Where they cannot all be seated: the most worth first, each at the price of the least that is worth less and can be
/// reached, who is next to look for a place.
void seat_what_fits(Repair& repair, std::vector<int> open, std::int64_t looks) {
  for (const int pair : repair.empty_crowds()) open.push_back(pair);
  repair.list_victims(open);
  const auto before = [&](int a, int b) { return std::tuple(-repair.worth(a), a) < std::tuple(-repair.worth(b), b); };
  std::set<int, decltype(before)> waiting(open.begin(), open.end(), before);
  while (!waiting.empty() && looks > 0) {
    const int pair = *waiting.begin();
    // Each has its share of what is left, so that the last is looked after as the first.
    const std::int64_t share = std::max<std::int64_t>(looks / static_cast<std::int64_t>(waiting.size() + 1), 1);
    waiting.erase(waiting.begin());
    repair.allow(share);
    const auto [is_seated, victim] = repair.settle(pair, Repair::Victims::worth_less);
    if (victim != none) waiting.insert(victim);
    bool fits = is_seated;
    for (int ejections = 1; ejections <= ejections_for_one_max && !fits && repair.have_room({pair}); ++ejections)
      fits = repair.seat_all({pair}, ejections);
    if (!fits && repair.is_must(pair))
      for (const int left : repair.force_in(pair)) waiting.insert(left);
    looks -= share - repair.looks_left();
  }
}

/// Unseated pairs across the border, the most worth first, those that were announced before all others.
std::vector<int> waiting_across_the_border(const PlanState& before, const PlanState& state, const Repair& repair) {
  const Event& event = state.event();
  std::vector<int> pairs;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (event.pair(pair).is_cross_border && event.pair(pair).weight > 0 && !state.is_seated(pair) &&
        !event.possible_slots(pair).empty())
      pairs.push_back(pair);
  repair.sort_by_worth(pairs);
  std::stable_partition(pairs.begin(), pairs.end(), [&](int pair) { return before.is_seated(pair); });
  return pairs;
}

/// More cross-border meetings in free places, as long as their share is missed.
void fill_share(const std::vector<int>& waiting, const PlanState& state, Repair& repair, std::int64_t looks) {
  const Event& event = state.event();
  std::int64_t balance = share_balance(state);
  repair.allow(looks);
  for (const int pair : waiting)
    if (balance < 0 && repair.seat_freely(pair)) balance += event.share_balance_of(pair);
}

/// Keeps the share of cross-border meetings: with more of them in free places, then in the places of others, then by
/// dropping others; as few as possible and the least worth. Where all that does not do, only the first is done. Returns
/// whether an announced meeting was touched.
bool keep_share(const PlanState& before, PlanState& state, Repair& repair, std::int64_t looks) {
  const Event& event = state.event();
  std::int64_t balance = share_balance(state);
  if (balance >= 0) return false;
  const auto waiting = waiting_across_the_border(before, state, repair);
  fill_share(waiting, state, repair, looks);
  balance = share_balance(state);
  const auto droppable = [&](int pair) {
    return !event.pair(pair).is_cross_border && !repair.is_must(pair) && repair.is_movable(pair);
  };
  if (balance >= 0 || balance + event.share_whole() * std::ranges::count_if(repair.by_worth(), droppable) < 0)
    return false;
  const Plan undropped = state.plan();
  repair.allow(looks);
  for (const int pair : waiting) {
    if (balance >= 0 || repair.is_exhausted()) break;
    if (state.is_seated(pair)) continue;
    const auto [is_seated, victim] = repair.settle(pair, Repair::Victims::not_cross_border, before.is_seated(pair));
    if (is_seated) balance += victim == none ? event.share_balance_of(pair) : event.share_whole();
  }
  for (const int pair : repair.by_worth()) {
    if (balance >= 0) break;
    if (!droppable(pair)) continue;
    repair.unseat(pair);
    balance += event.share_part();
  }
  if (balance < 0) repair.restore(seats_of(event, undropped));
  return balance >= 0;
}

/// Meetings that nobody announced, for those who lost one, as far as the share of cross-border meetings allows.
void comfort(const PlanState& before, const PlanState& state, Repair& repair, bool across_the_border) {
  const Event& event = state.event();
  std::vector<int> wanted;
  for (int lost = 0; lost < event.pair_count(); ++lost) {
    if (!before.is_seated(lost) || state.is_seated(lost)) continue;
    for (const int participant : {event.pair(lost).first, event.pair(lost).second})
      for (const int pair : event.pairs_of(participant))
        if (!before.is_seated(pair) && !state.is_seated(pair) && event.pair(pair).weight > 0 &&
            event.pair(pair).is_cross_border == across_the_border)
          wanted.push_back(pair);
  }
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  repair.sort_by_worth(wanted);
  std::int64_t balance = share_balance(state);
  for (const int pair : wanted) {
    if (!across_the_border && balance < event.share_part()) break;
    if (repair.seat_freely(pair)) balance += event.share_balance_of(pair);
  }
}

/// In an event that is small enough, also for the steps, the plan becomes one that an exact model cannot better.
/// Returns whether that is proven.
bool settle_exactly(const PlanState& before, PlanState& state, Repair& repair, const ReplanOptions& options) {
  const auto choices_max = static_cast<std::size_t>(std::min(exact_choices_max, options.steps));
  if (state.event().pair_count() > exact_pairs_max || !repair.overfull().empty() ||
      choices_of_changes(before, options, ShareRule::left_out) > choices_max)
    return false;
  // The repair changes the state. NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
  const PlanState found = state;
  const auto freely = fewest_changes(before, found, options, ShareRule::left_out, exact_nodes_max);
  repair.restore(freely.seats);
  fill_share(waiting_across_the_border(before, state, repair), state, repair, options.steps * looks_per_step / 4);
  if (share_balance(state) >= 0) return freely.is_proven;
  const bool is_small = choices_of_changes(before, options, ShareRule::kept) <= choices_max;
  const auto shared =
      is_small ? fewest_changes(before, found, options, ShareRule::kept, exact_nodes_max) : FewestChanges{};
  if (shared.is_found)
    repair.restore(shared.seats);
  else if (share_balance(found) >= 0)
    repair.restore(found.seats());
  return shared.is_found ? shared.is_proven : freely.is_proven && shared.is_proven;
}

void compare(const PlanState& before, const PlanState& state, Replan& done) {
  for (int pair = 0; pair < state.event().pair_count(); ++pair) {
    const Seat then = before.seat_of(pair);
    const Seat now = state.seat_of(pair);
    if (then == now) continue;
    if (!then.is_taken())
      done.added.push_back({pair, now.slot, now.venue});
    else
      (now.is_taken() ? done.moved : done.cancelled).push_back({pair, then, now});
  }
}

}  // namespace

Replan replan(const Event& event, const Plan& announced, const ReplanOptions& options) {
  const PlanState before(event, announced);
  PlanState state(event);
  std::vector<int> open = take_over(event, announced, options.first_slot, state);
  for (const int pair : options.musts)
    if (!before.is_seated(pair) && !event.possible_slots(pair).empty()) open.push_back(pair);

  Replan done;
  Repair repair(state, options.first_slot, options.musts);
  const std::int64_t looks = options.steps * looks_per_step / 4;
  done.is_fewest_moves = !repair.is_crowded_in_many_ways();
  bool all_seated = open.empty() && repair.overfull().empty();
  const bool is_touched = !all_seated || state.seats() != before.seats();
  if (!all_seated && repair.have_room(open)) {
    repair.allow(looks);
    for (int ejections = 0; ejections <= ejections_max && !all_seated && !repair.is_exhausted(); ++ejections)
      all_seated = repair.seat_all(open, ejections);
  }
  if (all_seated) repair.list_victims({});
  if (!all_seated) {
    seat_what_fits(repair, std::move(open), 2 * looks);
    repair.go_home(before);
    done.is_fewest_moves = false;
  }
  if (is_touched) {
    comfort(before, state, repair, true);
    if (keep_share(before, state, repair, looks)) {
      repair.go_home(before);
      done.is_fewest_moves = false;
    }
    if (!done.is_fewest_moves || share_balance(state) < 0)
      done.is_fewest_moves = settle_exactly(before, state, repair, options);
    comfort(before, state, repair, true);
    comfort(before, state, repair, false);
  }

  compare(before, state, done);
  for (const int pair : options.musts)
    if (!state.is_seated(pair)) done.missed_musts.push_back(pair);
  done.plan = state.plan();
  return done;
}

}  // namespace zubia::meetings
