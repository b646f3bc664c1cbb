#include "engine/meetings/plan_value.hpp"

#include <algorithm>

namespace zubia::meetings {

std::int64_t value_of(const PlanState& state) {
  const Event& event = state.event();
  std::int64_t value = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (state.is_seated(pair)) value += event.pair(pair).weight;
  for (int who = 0; who < event.participant_count(); ++who)
    value -= std::int64_t{event.rules().shortfall_price} *
             std::max(0, event.participant(who).meetings_min - state.meetings_of(who));
  return value;
}

std::int64_t worth_of(const PlanState& state, int pair) {
  const Event& event = state.event();
  const Pair& both = event.pair(pair);
  const int seated = state.is_seated(pair) ? 1 : 0;
  std::int64_t worth = both.weight;
  for (const int who : {both.first, both.second})
    if (state.meetings_of(who) - seated < event.participant(who).meetings_min) worth += event.rules().shortfall_price;
  return worth;
}

std::int64_t share_balance(const PlanState& state) {
  const Event& event = state.event();
  std::int64_t balance = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (state.is_seated(pair)) balance += event.share_balance_of(pair);
  return balance;
}

}  // namespace zubia::meetings
