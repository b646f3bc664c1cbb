#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/event.hpp"
#include "engine/meetings/plan_state.hpp"
#include "engine/meetings/plan_value.hpp"

namespace zubia::meetings {

/// The event of a draft that is meant to be whole.
inline Event checked(EventDraft draft) {
  auto event = check_event(std::move(draft));
  EXPECT_TRUE(event.has_value()) << (event ? "" : event.error().detail);
  return *std::move(event);
}

inline Seed any_seed() { return {*rc::gen::inRange<std::uint64_t>(1, 1'000'000)}; }

/// An event of one day: `slots` slots, one venue with `tables` tables, companies that come alone and are always there,
/// and these pairs, each worth 10.
inline EventDraft plain_draft(int people, int slots, int tables, const std::vector<std::pair<int, int>>& pairs) {
  EventDraft draft;
  draft.slot_days.assign(Event::index(slots), 0);
  for (int who = 0; who < people; ++who) {
    Participant one;
    one.name = "P" + std::to_string(who);
    one.present.assign(Event::index(slots), 1);
    draft.participants.push_back(std::move(one));
  }
  draft.venues.push_back({"hall", false, std::vector<int>(Event::index(slots), tables)});
  for (const auto& [first, second] : pairs) {
    Pair pair;
    pair.first = first;
    pair.second = second;
    pair.weight = 10;
    draft.pairs.push_back(pair);
  }
  return draft;
}

/// A busy event by chance: two halls, interpreters, absences, and requests between two sides.
inline EventDraft random_draft(Seed seed, int people, int slots) {
  RandomStream random(seed, 7);
  std::vector<std::pair<int, int>> pairs;
  const int half = people / 2;
  for (int first = 0; first < half; ++first)
    for (int second = half; second < people; ++second)
      if (random.below(100) < 45) pairs.emplace_back(first, second);
  EventDraft draft = plain_draft(people, slots, std::max(1, people / 5), pairs);
  draft.venues.push_back({"annexe", false, std::vector<int>(Event::index(slots), std::max(1, people / 6))});
  draft.interpreters.push_back({"es-fr", std::vector<int>(Event::index(slots), 1)});
  for (Pair& pair : draft.pairs) {
    pair.weight = 1 + static_cast<int>(random.below(40));
    if (random.below(100) < 20) pair.interpreters = 0;
  }
  for (Participant& who : draft.participants)
    for (int& present : who.present)
      if (random.below(100) < 10) present = 0;
  draft.rules.run_max = 4;
  return draft;
}

/// A plan that keeps the rules: what weighs most is seated first where it fits.
inline Plan greedy_plan(const Event& event) {
  PlanState state(event);
  std::vector<int> order;
  order.reserve(Event::index(event.pair_count()));
  for (int pair = 0; pair < event.pair_count(); ++pair) order.push_back(pair);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return event.pair(a).weight > event.pair(b).weight; });
  for (const int pair : order)
    for (int slot = 0; slot < event.slot_count() && !state.is_seated(pair); ++slot)
      if (const int venue = state.free_venue(pair, slot); venue != none) state.seat(pair, slot, venue);
  return state.plan();
}

/// The same, without as many meetings on one side of the border as the share of the others asks to leave out.
inline Plan greedy_plan_with_share(const Event& event) {
  PlanState state(event, greedy_plan(event));
  for (const Meeting& one : state.plan().meetings) {
    if (share_balance(state) >= 0) break;
    if (!event.pair(one.pair).is_cross_border) state.unseat(one.pair);
  }
  return state.plan();
}

/// Small enough for all plans to be tried.
inline EventDraft tiny_draft(Seed seed) {
  EventDraft draft = random_draft(seed, 6, 3);
  if (draft.pairs.size() > 5) draft.pairs.resize(5);
  RandomStream random(seed, 17);
  for (Participant& who : draft.participants)
    if (random.below(3) == 0) who.meetings_max = 1;
  draft.venues.pop_back();
  draft.rules.cross_border_share_min = 0;
  draft.rules.shortfall_price = static_cast<int>(random.below(2)) * 12;
  return draft;
}

/// The most value of all plans that keep the rules, by trying them all; none where there is none.
inline std::optional<std::int64_t> most_value_of(PlanState& state, int pair = 0) {
  const Event& event = state.event();
  if (pair == event.pair_count()) {
    const Judgement judgement = check_plan(event, state.plan());
    return judgement.keeps_all_rules() ? std::optional(judgement.figures.value) : std::nullopt;
  }
  std::optional<std::int64_t> best = most_value_of(state, pair + 1);
  for (int slot = 0; slot < event.slot_count(); ++slot)
    for (int venue = 0; venue < event.venue_count(); ++venue) {
      if (!state.is_free(pair, slot, venue)) continue;
      state.seat(pair, slot, venue);
      best = std::max(best, most_value_of(state, pair + 1));
      state.unseat(pair);
    }
  return best;
}

}  // namespace zubia::meetings
