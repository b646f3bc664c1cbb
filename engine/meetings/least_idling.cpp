#include "engine/meetings/least_idling.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace zubia::meetings {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;

/// By number of busy slots, the least cost.
using Costs = std::vector<std::int64_t>;

void lower(Costs& costs, std::size_t at, std::int64_t cost) { costs[at] = std::min(costs[at], cost); }

/// One day, slot by slot: before the first meeting, in a row of so many, idle between two, or after the last.
class DayCosts {
 public:
  DayCosts(const Event& event, int participant, const Day& day, const ComfortPrices& prices)
      : prices_(prices),
        run_max_(event.is_alone(participant) ? std::min(event.rules().run_max, day.length) : day.length),
        count_(Event::index(day.length) + 1),
        before_(count_, never),
        idle_(count_, never),
        after_(count_, never),
        run_(Event::index(run_max_) + 1, before_) {
    before_[0] = 0;
    for (int slot = day.first_slot; slot < day.first_slot + day.length; ++slot)
      step(event.participant(participant).present[Event::index(slot)] > 0);
    best_ = after_;
    lower(best_, 0, before_[0]);
    for (const Costs& row : run_)
      for (std::size_t count = 0; count < count_; ++count) lower(best_, count, row[count]);
  }

  const Costs& best() const { return best_; }

 private:
  void step(bool is_present) {
    const std::int64_t gap = is_present ? prices_.gap : 0;
    const Costs nothing(count_, never);
    Costs idle = nothing;
    std::vector<Costs> run(run_.size(), nothing);
    for (std::size_t count = 0; count < count_; ++count) {
      lower(idle, count, idle_[count] + gap);
      for (const Costs& row : run_) {
        lower(idle, count, row[count] + gap + prices_.one_break);
        lower(after_, count, row[count]);
      }
      if (!is_present || count + 1 == count_ || run_max_ == 0) continue;
      lower(run[1], count + 1, std::min(before_[count], idle_[count]));
      for (std::size_t length = 1; length + 1 < run_.size(); ++length)
        lower(run[length + 1], count + 1, run_[length][count]);
    }
    idle_ = std::move(idle);
    run_ = std::move(run);
  }

  const ComfortPrices& prices_;
  int run_max_;
  std::size_t count_;
  Costs before_;
  Costs idle_;
  Costs after_;
  std::vector<Costs> run_;  // by length of the row; none of length 0
  Costs best_;
};

}  // namespace

std::int64_t least_idling(const Event& event, int participant, int meetings, const ComfortPrices& prices) {
  const Participant& who = event.participant(participant);
  Costs total(Event::index(meetings) + 1, never);
  total[0] = 0;
  for (int number = 0; number < event.day_count(); ++number) {
    const DayCosts day(event, participant, event.day(number), prices);
    Costs next(total.size(), never);
    for (std::size_t before = 0; before < total.size(); ++before)
      for (std::size_t here = 0; here < day.best().size() && before + here < total.size(); ++here) {
        if (event.is_alone(participant) && static_cast<int>(here) > who.meetings_per_day_max) break;
        lower(next, before + here, std::min(never, total[before] + day.best()[here]));
      }
    total = std::move(next);
  }
  // Several delegates can meet in one slot, so that fewer slots may do.
  const int at_once = std::max(1, *std::ranges::max_element(who.present));
  const auto fewest = Event::index((meetings + at_once - 1) / at_once);
  const std::int64_t least = *std::min_element(total.begin() + static_cast<std::ptrdiff_t>(fewest), total.end());
  return least < never ? least : 0;
}

}  // namespace zubia::meetings
