#include "engine/meetings/share_conflict.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/meetings/event_names.hpp"
#include "engine/meetings/selection.hpp"

namespace zubia::meetings {
namespace {

constexpr int nodes_max = 500;

/// How many cross-border meetings could be seated at most, beside what has to be.
std::int64_t most_across(const Event& event) {
  EventDraft draft = event.draft();
  draft.rules.aim = Aim::most_value;
  draft.rules.cross_border_share_min = 0;
  draft.rules.shortfall_price = 0;
  for (Pair& pair : draft.pairs) pair.weight = pair.is_cross_border ? 1 : 0;
  const auto open = check_event(std::move(draft));
  return open ? select_pairs(*open, {}, nodes_max).bound : 0;
}

std::string share_text(std::int64_t ten_thousandths) {
  std::string digits = std::to_string(ten_thousandths);
  digits.insert(0, std::max<std::size_t>(5, digits.size() + 1) - digits.size(), '0');
  std::string text = digits.substr(0, digits.size() - 4) + "." + digits.substr(digits.size() - 4);
  text.erase(std::max(text.find_last_not_of('0'), text.find('.') + 1) + 1);
  return text;
}

}  // namespace

std::optional<Problem> share_conflict(const Event& event) {
  const std::int64_t wanted = std::int64_t{10'000} * event.share_part() / event.share_whole();
  std::int64_t within = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (event.must_be_seated(pair) && !event.pair(pair).is_cross_border) ++within;
  if (wanted == 0 || within == 0) return {};
  const std::int64_t across = most_across(event);
  if (10'000 * across >= wanted * (across + within)) return {};
  const std::int64_t possible = 10'000 * across / (across + within);
  // So many that do not cross the border leave the share as it is wanted; all go where only those that do may.
  const std::int64_t bearable = across * (10'000 - wanted) / wanted;
  Problem problem{"share-out-of-reach",
                  counted(static_cast<int>(within), "meeting that does", "meetings that do") +
                      " not cross the border " + (within == 1 ? "has" : "have") + " to take place, and at most " +
                      counted(static_cast<int>(across), "that does", "that do") + " can: a share of " +
                      share_text(possible) + ", below the " + share_text(wanted) + " that is asked for.",
                  {.member = "rules.cross_border_share_min"},
                  "Lower it to " + share_text(possible) + ", or require " +
                      counted(static_cast<int>(within - bearable), "meeting", "meetings") + " fewer that " +
                      (within - bearable == 1 ? "does" : "do") + " not cross the border."};
  return problem;
}

}  // namespace zubia::meetings
