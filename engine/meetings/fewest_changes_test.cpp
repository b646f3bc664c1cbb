#include "engine/meetings/fewest_changes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <optional>
#include <tuple>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/plan_value.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

constexpr int nodes_max = 1'000;

using Cost = std::tuple<int, int, long long, int>;

Cost cost_of(const FewestChanges& one) { return {one.missed, one.cancelled, one.cancelled_weight, one.moved}; }

Cost cost_of(const PlanState& before, const std::vector<Seat>& seats, const ReplanOptions& options) {
  FewestChanges cost;
  for (int pair = 0; pair < before.event().pair_count(); ++pair) {
    const Seat now = seats[Event::index(pair)];
    const bool is_must = std::ranges::find(options.musts, pair) != options.musts.end();
    if (before.is_seated(pair) && now.is_taken() && now != before.seat_of(pair)) ++cost.moved;
    if (now.is_taken() || (!is_must && !before.is_seated(pair))) continue;
    ++(is_must ? cost.missed : cost.cancelled);
    if (!is_must) cost.cancelled_weight += before.event().pair(pair).weight;
  }
  return cost_of(cost);
}

/// Every plan there is, judged by code that shares nothing with the model.
class EveryPlan {
 public:
  EveryPlan(const PlanState& before, const ReplanOptions& options)
      : before_(before), options_(options), seats_(Event::index(before.event().pair_count())) {
    look(0);
  }

  const std::optional<Cost>& least() const { return least_; }

 private:
  void look(int pair) {
    const Event& event = before_.event();
    if (pair == event.pair_count()) return judge();
    const Seat was = before_.seat_of(pair);
    Seat& seat = seats_[Event::index(pair)];
    if (was.is_taken() && was.slot < options_.first_slot) {
      seat = was;
      look(pair + 1);
      return;
    }
    seat = {};
    look(pair + 1);
    for (int slot = options_.first_slot; slot < event.slot_count(); ++slot)
      for (int venue = 0; venue < event.venue_count(); ++venue) {
        if (!event.is_possible(pair, slot, venue)) continue;
        seat = {slot, venue};
        look(pair + 1);
      }
  }

  void judge() {
    if (!check_plan(before_.event(), plan_of(seats_)).keeps_all_rules()) return;
    const Cost cost = cost_of(before_, seats_, options_);
    if (!least_ || cost < *least_) least_ = cost;
  }

  const PlanState& before_;
  const ReplanOptions& options_;
  std::vector<Seat> seats_;
  std::optional<Cost> least_;
};

/// A tiny day with an announced plan, on which people went home and tables were lost.
struct BadDay {
  Event event;
  Plan announced;
  ReplanOptions options;
};

BadDay bad_day(double share) {
  const Seed seed = any_seed();
  EventDraft draft = random_draft(seed, 6, 3);
  RandomStream random(seed, 11);
  if (draft.pairs.size() > 5) draft.pairs.resize(5);
  for (Pair& pair : draft.pairs) pair.is_cross_border = random.below(2) == 0;
  draft.rules.cross_border_share_min = share;
  const Plan announced = greedy_plan_with_share(checked(draft));
  ReplanOptions options{.first_slot = static_cast<int>(random.below(2))};
  for (std::size_t slot = Event::index(options.first_slot); slot < 3; ++slot) {
    draft.venues[random.below(2)].tables[slot] = static_cast<int>(random.below(2));
    if (random.below(3) == 0) draft.participants[random.below(6)].present[slot] = 0;
  }
  if (!draft.pairs.empty() && random.below(2) == 0)
    options.musts.push_back(static_cast<int>(random.below(draft.pairs.size())));
  return {checked(std::move(draft)), announced, options};
}

TEST(FewestChanges, AreThoseThatEveryPlanAsksFor) {
  EXPECT_TRUE(rc::check("no share", [] {
    const BadDay day = bad_day(0);
    const PlanState before(day.event, day.announced);
    const auto found =
        fewest_changes(before, PlanState(day.event), {.musts = day.options.musts}, ShareRule::left_out, nodes_max);
    RC_ASSERT(found.is_found && found.is_proven);
    const ReplanOptions from_the_start{.musts = day.options.musts};
    RC_ASSERT(cost_of(found) == cost_of(before, found.seats, from_the_start));
    RC_ASSERT(cost_of(found) == *EveryPlan(before, from_the_start).least());
  }));
}

TEST(FewestChanges, WithAShareAndAPastAreThoseThatEveryPlanAsksFor) {
  EXPECT_TRUE(rc::check("half across the border", [] {
    const BadDay day = bad_day(0.5);
    const PlanState before(day.event, day.announced);
    PlanState past(day.event);
    for (const Meeting& one : day.announced.meetings)
      if (one.slot < day.options.first_slot) past.seat(one.pair, one.slot, one.venue);
    const auto found = fewest_changes(before, past, day.options, ShareRule::kept, nodes_max);
    const auto least = EveryPlan(before, day.options).least();
    RC_ASSERT(found.is_proven);
    RC_ASSERT(found.is_found == least.has_value());
    if (!least) return;
    RC_ASSERT(check_plan(day.event, plan_of(found.seats)).keeps_all_rules());
    RC_ASSERT(cost_of(found) == *least);
  }));
}

TEST(FewestChanges, AReplanningOfASmallEventAsksNoMore) {
  EXPECT_TRUE(rc::check("replan", [] {
    const BadDay day = bad_day(*rc::gen::element(0.0, 0.5));
    const PlanState before(day.event, day.announced);
    const Replan done = replan(day.event, day.announced, day.options);
    const auto least = EveryPlan(before, day.options).least();
    const auto seats = seats_of(day.event, done.plan);
    // Where no plan keeps the share, the changes that do without it are asked for, of which there are no more.
    if (!least) return;
    RC_ASSERT(check_plan(day.event, done.plan).keeps_all_rules());
    RC_ASSERT(cost_of(before, seats, day.options) == *least);
    RC_ASSERT(done.is_fewest_moves);
  }));
}

TEST(FewestChanges, AreNotClaimedWhereNoPlanKeepsTheShare) {
  EventDraft draft = plain_draft(2, 2, 1, {{0, 1}});
  draft.rules.cross_border_share_min = 0.5;
  const Event event = checked(draft);
  const PlanState before(event, {{{0, 0, 0}}});
  const auto found = fewest_changes(before, before, {.first_slot = 1}, ShareRule::kept, nodes_max);
  EXPECT_FALSE(found.is_found);
  EXPECT_TRUE(found.is_proven);
}

}  // namespace
}  // namespace zubia::meetings
