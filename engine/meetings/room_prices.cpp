#include "engine/meetings/room_prices.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "engine/meetings/slot_indexed_model.hpp"

namespace zubia::meetings {
namespace {

/// The relaxation of a larger event takes a minute and more.
constexpr std::size_t choices_max = 40'000;
/// Below this a price is what the arithmetic leaves over.
constexpr double worth_min = 1e-6;

std::size_t choices_of(const Event& event) {
  std::size_t choices = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    choices += static_cast<std::size_t>(event.possible_slots(pair).size() * std::popcount(event.possible_venues(pair)));
  return choices;
}

}  // namespace

RoomPrices room_prices(const Event& event) {
  RoomPrices found;
  if (choices_of(event) > choices_max) return found;
  const PlanState nothing(event);
  const std::vector<int> pairs = every_pair(event);
  const SlotIndexedModel model(nothing, pairs);
  const LinearSolution relaxed = solve_relaxed(model.programme());
  if (!relaxed.is_feasible) return found;
  found.is_computed = true;
  found.bound = relaxed.bound;
  const auto price = [&](Resource resource, const std::map<std::pair<int, int>, int>& rows) {
    for (const auto& [key, row] : rows)
      if (const double worth = relaxed.row_prices[Event::index(row)]; worth > worth_min)
        found.prices.push_back({resource, key.first, key.second, worth});
  };
  price(Resource::tables, model.table_rows());
  price(Resource::interpreters, model.interpreter_rows());
  std::ranges::sort(found.prices, [](const RoomPrice& a, const RoomPrice& b) {
    return std::tuple(-a.worth, a.resource, a.number, a.slot) < std::tuple(-b.worth, b.resource, b.number, b.slot);
  });
  return found;
}

}  // namespace zubia::meetings
