#include "engine/meetings/size_event.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/meetings/selection.hpp"

namespace zubia::meetings {
namespace {

constexpr int nodes_max = 500;

/// A plan of one size of the event.
struct Trial {
  Plan plan = {};
  Outcome outcome = {};
};

/// The event as it is sized: wishes weigh, and none of them has to be granted.
EventDraft weighed(const EventDraft& draft) {
  EventDraft sized = draft;
  if (sized.rules.aim == Aim::all_meetings_fewest_breaks)
    for (Pair& pair : sized.pairs) pair.weight = 1;
  sized.rules.aim = Aim::most_value;
  for (Pair& pair : sized.pairs) pair.is_required = false;
  return sized;
}

/// The counts of a resource by slot.
std::vector<int>& counts_of(EventDraft& draft, Resource resource, int number) {
  return resource == Resource::tables ? draft.venues[Event::index(number)].tables
                                      : draft.interpreters[Event::index(number)].available;
}

/// Where there are any; of a resource that is nowhere, everywhere.
std::vector<char> open_slots(const std::vector<int>& counts) {
  const bool is_nowhere = std::ranges::all_of(counts, [](int count) { return count == 0; });
  std::vector<char> open;
  open.reserve(counts.size());
  for (const int count : counts) open.push_back(count > 0 || is_nowhere ? 1 : 0);
  return open;
}

/// One more slot at the end of the last day, with the people, tables and interpreters of the one before.
void add_slot(EventDraft& draft) {
  const auto repeat_last = [](std::vector<int>& row) { row.push_back(row.back()); };
  repeat_last(draft.slot_days);
  for (Participant& who : draft.participants) repeat_last(who.present);
  for (Venue& venue : draft.venues) repeat_last(venue.tables);
  for (Interpreters& row : draft.interpreters) repeat_last(row.available);
  const int last = static_cast<int>(draft.slot_days.size()) - 1;
  for (Pair& pair : draft.pairs)
    if (pair.slots.contains(last - 1)) pair.slots.insert(last);
}

EventDraft with_slots(EventDraft draft, int more) {
  for (int slot = 0; slot < more; ++slot) add_slot(draft);
  return draft;
}

class Sizing {
 public:
  Sizing(const Event& event, const SchedulingOptions& options, const Progress& progress)
      : draft_(weighed(event.draft())), options_(options), progress_(progress) {
    for (int venue = 0; venue < event.venue_count(); ++venue) resources_.push_back({Resource::tables, venue});
    for (int row = 0; row < static_cast<int>(draft_.interpreters.size()); ++row)
      resources_.push_back({Resource::interpreters, row});
    for (SizedResource& one : resources_) {
      const auto& counts = counts_of(draft_, one.resource, one.number);
      one.has = std::ranges::max(counts);
      open_.push_back(open_slots(counts));
    }
    trials_expected_ = 5.0 + 3.0 * static_cast<double>(resources_.size());
  }

  Result<EventSize> measure() {
    EventSize size;
    const auto now = try_out(draft_, {});
    if (!now) return refuse(now.error());
    size.now = now->outcome;
    size.prices = prices_now();
    if (auto added = one_more_of_each(*now); !added) return refuse(added.error());
    const auto enough = find_levels(*now);
    if (!enough) return refuse(enough.error());
    size.enough = enough->outcome;
    size.recommended = at_levels();
    const auto all = find_slots(*now, *enough);
    if (!all) return refuse(all.error());
    size.all = all->outcome;
    size.resources = std::move(resources_);
    return size;
  }

 private:
  using DraftAt = std::function<EventDraft(int)>;

  /// The best plan of a draft; `known`, a plan that keeps its rules, where the search finds no better.
  Result<Trial> try_out(const EventDraft& draft, const Trial& known) {
    const double first = std::min(0.95, tried_ / trials_expected_);
    tried_ += 1.0;
    const double last = std::min(0.96, tried_ / trials_expected_);
    const auto event = check_event(draft);
    if (!event) return refuse(event.error());
    const auto found = schedule_meetings(*event, options_, progress_.part(first, last));
    if (progress_.cancelled()) return refuse(Progress::cancellation());
    if (!found) return refuse(found.error());
    Trial trial{found->plan, {found->figures.meetings, found->figures.value, found->bound}};
    if (!known.plan.meetings.empty() && known.outcome.value > trial.outcome.value)
      trial = {known.plan, {known.outcome.meetings, known.outcome.value, found->bound}};
    return trial;
  }

  RoomPrices prices_now() const {
    const auto event = check_event(draft_);
    return event ? room_prices(*event) : RoomPrices{};
  }

  /// What no plan of a draft exceeds.
  static std::int64_t bound_of(const EventDraft& draft) {
    const auto event = check_event(draft);
    return event ? select_pairs(*event, {}, nodes_max).bound : 0;
  }

  void set_level(EventDraft& draft, std::size_t at, int level) const {
    auto& counts = counts_of(draft, resources_[at].resource, resources_[at].number);
    for (std::size_t slot = 0; slot < counts.size(); ++slot) counts[slot] = open_[at][slot] != 0 ? level : 0;
  }

  EventDraft at_levels() const {
    EventDraft draft = draft_;
    for (std::size_t at = 0; at < resources_.size(); ++at) set_level(draft, at, resources_[at].wants);
    return draft;
  }

  /// More than any plan can use: everybody sits at a table of this venue.
  int plenty() const {
    int delegates = 0;
    for (const Participant& who : draft_.participants) delegates += who.delegates;
    return std::max(1, std::min(delegates / 2, static_cast<int>(draft_.pairs.size())));
  }

  Result<void> one_more_of_each(const Trial& now) {
    for (std::size_t at = 0; at < resources_.size(); ++at) {
      EventDraft draft = draft_;
      auto& counts = counts_of(draft, resources_[at].resource, resources_[at].number);
      for (std::size_t slot = 0; slot < counts.size(); ++slot) counts[slot] += open_[at][slot];
      const auto trial = try_out(draft, now);
      if (!trial) return refuse(trial.error());
      resources_[at].with_one_more = trial->outcome;
    }
    return {};
  }

  /// The most of a resource that a plan uses in one slot.
  int peak(const Plan& plan, std::size_t at) const {
    std::vector<int> used(draft_.slot_days.size(), 0);
    for (const Meeting& meeting : plan.meetings) {
      const bool uses = resources_[at].resource == Resource::tables
                            ? meeting.venue == resources_[at].number
                            : draft_.pairs[Event::index(meeting.pair)].interpreters == resources_[at].number;
      if (uses) ++used[Event::index(meeting.slot)];
    }
    return std::ranges::max(used);
  }

  /// The tables and interpreters that are wanted, and a plan with them.
  Result<Trial> find_levels(const Trial& now) {
    for (SizedResource& one : resources_) one.wants = std::max(one.has, plenty());
    // A plan for fewer is a plan for plenty: in each slot there are at least as many as there were.
    auto best = try_out(at_levels(), now);
    if (!best) return best;
    const std::int64_t value = best->outcome.value;
    for (std::size_t at = 0; at < resources_.size(); ++at) resources_[at].wants = peak(best->plan, at);
    // What is there is kept as far as it is needed: first what is beyond it goes, then what is idle.
    for (const bool keeps_what_is_there : {true, false})
      for (std::size_t at = 0; at < resources_.size(); ++at) {
        const DraftAt draft_at = [&](int level) {
          EventDraft draft = at_levels();
          set_level(draft, at, level);
          return draft;
        };
        const int high = peak(best->plan, at);
        const int low = keeps_what_is_there ? std::min(resources_[at].has, high) : 0;
        const auto level = least(low, high, value, draft_at, *best);
        if (!level) return refuse(level.error());
        resources_[at].wants = *level;
      }
    return best;
  }

  /// The least number from `low` to `high` at which there is a plan worth `value`: from the least that the bound
  /// allows, upwards in growing steps. `best` is a plan for `high`, and then one for the number found.
  Result<int> least(int low, int high, std::int64_t value, const DraftAt& draft_at, Trial& best) {
    for (int above = high; low < above;) {
      const int middle = low + (above - low) / 2;
      if (bound_of(draft_at(middle)) >= value)
        above = middle;
      else
        low = middle + 1;
    }
    for (int step = 1; low < high; low += step, step *= 2) {
      const auto trial = try_out(draft_at(low), {});
      if (!trial && trial.error().code == "cancelled") return refuse(trial.error());
      if (!trial || trial->outcome.value < value) continue;
      best = *trial;
      return low;
    }
    return high;
  }

  /// The slots that are wanted where neither tables nor interpreters lack, and what one more brings as things are.
  Result<Trial> find_slots(const Trial& now, const Trial& enough) {
    SizedResource slots{Resource::slots, none, static_cast<int>(draft_.slot_days.size())};
    const auto last_day = static_cast<int>(std::ranges::count(draft_.slot_days, draft_.slot_days.back()));
    const int room = std::min(slots_max - slots.has, day_slots_max - last_day);
    slots.with_one_more = now.outcome;
    Trial best = enough;
    slots.wants = slots.has;
    if (room > 0) {
      const auto trial = try_out(with_slots(draft_, 1), now);
      if (!trial) return refuse(trial.error());
      slots.with_one_more = trial->outcome;
      EventDraft ample = draft_;
      for (std::size_t at = 0; at < resources_.size(); ++at) set_level(ample, at, plenty());
      const int more = std::min(room, most_slots_of_one());
      const auto longest = try_out(with_slots(ample, more), enough);
      if (!longest) return refuse(longest.error());
      best = *longest;
      const bool is_ever_too_short = more == room && room < most_slots_of_one();
      const auto wanted = least(
          0, more, best.outcome.value, [&](int count) { return with_slots(ample, count); }, best);
      if (!wanted) return refuse(wanted.error());
      slots.wants = is_ever_too_short && *wanted == room ? none : slots.has + *wanted;
    }
    resources_.push_back(slots);
    return best;
  }

  /// So many more slots give everybody time for all who asked, whatever the others do.
  int most_slots_of_one() const {
    std::vector<int> asked(draft_.participants.size(), 0);
    for (const Pair& pair : draft_.pairs)
      for (const int who : {pair.first, pair.second}) ++asked[Event::index(who)];
    const int most = asked.empty() ? 0 : std::ranges::max(asked);
    // With an even number of two sides this is enough; one more in general, and a pause after each run.
    const int run_max = draft_.rules.run_max;
    return most + 1 + (run_max == no_limit ? 0 : most / run_max + 1);
  }

  EventDraft draft_;
  SchedulingOptions options_;
  Progress progress_;
  std::vector<SizedResource> resources_;
  std::vector<std::vector<char>> open_;
  double tried_ = 0;
  double trials_expected_ = 1;
};

}  // namespace

Result<EventSize> size_event(const Event& event, const SchedulingOptions& options, const Progress& progress) {
  return Sizing(event, options, progress).measure();
}

}  // namespace zubia::meetings
