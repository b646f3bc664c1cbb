#include "engine/meetings/comfort.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/meetings/least_idling.hpp"
#include "engine/meetings/numbered_set.hpp"
#include "engine/meetings/slot_exchange.hpp"

namespace zubia::meetings {
namespace {

constexpr double frozen_share = 0.04;
// The first round has so many exchanges for each meeting, and every other one twice those of the last.
constexpr std::int64_t first_round = 60;
constexpr int rounds_in_vain_max = 2;
/// Whoever has tried so many exchanges for each meeting, and each three meetings together twice, has seen what there
/// is.
constexpr std::int64_t tries_of_one = 500;

class Comfort {
 public:
  Comfort(PlanState& state, Seed seed, const ComfortPrices& prices, const Cooling& cooling)
      : state_(state),
        event_(state.event()),
        discomfort_(event_, prices),
        cooling_(cooling),
        exchange_(state),
        random_(seed, 1'000'003),
        meetings_of_(Event::index(event_.participant_count())),
        idling_(meetings_of_.size() * Event::index(event_.day_count())),
        walking_(idling_.size()),
        avoidable_(meetings_of_.size()),
        idle_days_(idling_.size()),
        walked_days_(idling_.size()),
        touched_in_(meetings_of_.size(), 0) {
    for (int pair = 0; pair < event_.pair_count(); ++pair) {
      if (!state_.is_seated(pair) || event_.lock_of(pair) != nullptr) continue;
      movable_.push_back(pair);
      for (const int who : {event_.pair(pair).first, event_.pair(pair).second})
        meetings_of_[Event::index(who)].push_back(pair);
    }
    for (int who = 0; who < event_.participant_count(); ++who) {
      const std::int64_t floor = least_idling(event_, who, state_.meetings_of(who), prices);
      floor_ += floor;
      avoidable_[Event::index(who)] = -floor;
      for (int day = 0; day < event_.day_count(); ++day) note(who, day);
    }
  }

  /// Anneals in rounds that grow, until some in a row found nothing better, or nothing better can be.
  std::int64_t run(std::int64_t steps, const Progress& progress) {
    if (movable_.empty()) return 0;
    best_ = state_.seats();
    least_ = cost_;
    if (cooling_.is_one_round) return anneal(steps, progress);
    const auto count = static_cast<std::int64_t>(movable_.size());
    steps = std::min(steps, tries_of_one * count + count * count * count / 3);
    std::int64_t length = first_round * count;
    std::int64_t spent = 0;
    for (int in_vain = 0; in_vain < rounds_in_vain_max && least_ > floor_ && spent < steps && !progress.cancelled();) {
      const std::int64_t before = least_;
      // What is left takes part in the last round.
      spent += anneal(steps - spent < 3 * length ? steps - spent : length, progress);
      in_vain = least_ < before ? 0 : in_vain + 1;
      length *= 2;
    }
    return spent;
  }

 private:
  /// Somebody among whom an exchange moves meetings: by how many more or fewer, in either slot.
  struct Touched {
    int who = none;
    int more[2] = {0, 0};
  };

  std::int64_t anneal(std::int64_t steps, const Progress& progress) {
    std::int64_t spent = 0;
    std::int64_t since = 0;
    for (; spent < steps && least_ > floor_; ++spent) {
      if (spent % 256 == 0 && progress.cancelled()) break;
      const double left = 1.0 - static_cast<double>(spent) / static_cast<double>(steps);
      step(temperature(left));
      // Copies are dear in a large event.
      if (cost_ < least_ && (++since > event_.pair_count() / 16 || left < 0.02 || cost_ <= floor_)) {
        least_ = cost_;
        best_ = state_.seats();
        since = 0;
      }
    }
    if (cost_ > least_) restore(best_);
    return spent;
  }

  double temperature(double left) const {
    return left < frozen_share ? cooling_.frozen : cooling_.cold * std::pow(cooling_.hot / cooling_.cold, left);
  }

  std::size_t at_day(int who, int day) const {
    return Event::index(who) * Event::index(event_.day_count()) + Event::index(day);
  }

  void note_idling(int who, int day, std::int64_t cost) {
    const std::size_t at = at_day(who, day);
    const std::int64_t more = cost - idling_[at];
    idling_[at] = cost;
    cost_ += more;
    const bool could_be_less = avoidable_[Event::index(who)] > 0;
    avoidable_[Event::index(who)] += more;
    const bool can_be_less = avoidable_[Event::index(who)] > 0;
    for (int one = 0; one < event_.day_count(); ++one)
      if (one == day || can_be_less != could_be_less)
        idle_days_.set(static_cast<int>(at_day(who, one)), can_be_less && idling_[at_day(who, one)] > 0);
  }

  void note_walking(int who, int day, std::int64_t cost) {
    const std::size_t at = at_day(who, day);
    cost_ += cost - walking_[at];
    walking_[at] = cost;
    walked_days_.set(static_cast<int>(at), cost > 0);
  }

  void restore(const std::vector<Seat>& seats) {
    std::vector<int> moved;
    for (const int pair : movable_)
      if (state_.seat_of(pair) != seats[Event::index(pair)]) moved.push_back(pair);
    for (const int pair : moved) state_.unseat(pair);
    for (const int pair : moved) state_.seat(pair, seats[Event::index(pair)].slot, seats[Event::index(pair)].venue);
    for (const int pair : moved)
      for (const int who : {event_.pair(pair).first, event_.pair(pair).second})
        for (int day = 0; day < event_.day_count(); ++day) note(who, day);
  }

  void note(int who, int day) {
    note_idling(who, day, discomfort_.of_idling(who, day, discomfort_.busy(state_, who, day)));
    note_walking(who, day, discomfort_.of_walking(state_, who, day));
  }

  template <class Things>
  auto one_of(const Things& things) {
    return things[random_.below(things.size())];
  }

  int any_slot() { return static_cast<int>(random_.below(static_cast<std::uint64_t>(event_.slot_count()))); }

  /// A slot of the word, at random; the word is not empty.
  int any_of(std::uint64_t word) {
    for (auto skip = random_.below(static_cast<std::uint64_t>(std::popcount(word))); skip > 0; --skip) word &= word - 1;
    return std::countr_zero(word);
  }

  /// Whose comfort to mend: a meeting and where it should go.
  std::pair<int, int> proposal() {
    const auto kind = random_.below(16);
    if (kind < 11 && !idle_days_.empty()) return against_idling(one_of(idle_days_.numbers()));
    if (kind < 14 && !walked_days_.empty()) {
      const int who = one_of(walked_days_.numbers()) / event_.day_count();
      if (meetings_of_[Event::index(who)].empty()) return {none, none};
      const int pair = one_of(meetings_of_[Event::index(who)]);
      return {pair, random_.below(2) == 0 ? state_.seat_of(pair).slot : any_slot()};
    }
    const int pair = one_of(movable_);
    return {pair, discomfort_.has_walks() && random_.below(4) == 0 ? state_.seat_of(pair).slot : any_slot()};
  }

  /// Into a gap goes, mostly, a meeting from an end of the day; or such a meeting goes somewhere.
  std::pair<int, int> against_idling(int at) {
    const int who = at / event_.day_count();
    const int day = at % event_.day_count();
    const auto& meetings = meetings_of_[Event::index(who)];
    if (meetings.empty()) return {none, none};
    const int first_slot = event_.day(day).first_slot;
    const std::uint64_t busy = discomfort_.busy(state_, who, day);
    const std::uint64_t gaps = Discomfort::idle_between(busy) & discomfort_.present(who, day);
    const auto way = random_.below(8);
    int pair = none;
    if (way < 5) {
      const int end = random_.below(2) == 0 ? std::countr_zero(busy) : 63 - std::countl_zero(busy);
      pair = state_.meeting_at(who, first_slot + end);
    }
    if (pair == none) pair = one_of(meetings);
    return {pair, gaps != 0 && way != 0 ? first_slot + any_of(gaps) : any_slot()};
  }

  void gather_touched() {
    ++round_;
    touched_.clear();
    for (const SeatChange& change : exchange_.changes())
      for (const int who : {event_.pair(change.pair).first, event_.pair(change.pair).second}) {
        auto one = touched_.begin();
        if (std::exchange(touched_in_[Event::index(who)], round_) == round_)
          one = std::ranges::find(touched_, who, &Touched::who);
        else
          one = touched_.insert(touched_.end(), {who});
        --one->more[change.before.slot == slots_[0] ? 0 : 1];
        ++one->more[change.after.slot == slots_[0] ? 0 : 1];
      }
  }

  /// The slots in which somebody would be busy on a day after the exchange.
  std::uint64_t busy_after(const Touched& one, int day) const {
    std::uint64_t busy = discomfort_.busy(state_, one.who, day);
    for (const int side : {0, 1}) {
      if (event_.day_of(slots_[side]) != day) continue;
      const std::uint64_t bit = std::uint64_t{1} << (slots_[side] - event_.day(day).first_slot);
      busy = state_.meetings_in(one.who, slots_[side]) + one.more[side] > 0 ? busy | bit : busy & ~bit;
    }
    return busy;
  }

  void step(double temperature) {
    const auto [pair, to] = proposal();
    if (pair == none || !event_.possible_slots(pair).contains(to)) return;
    slots_[0] = state_.seat_of(pair).slot;
    slots_[1] = to;
    if ((slots_[0] == to && !discomfort_.has_walks()) || !exchange_.prepare(pair, to, random_)) return;
    // What the exchange may cost is drawn first, so that most of those that cost too much are not carried out at all.
    const double most = -temperature * std::log(1.0 - random_.unit());
    gather_touched();
    const int days[] = {event_.day_of(slots_[0]), event_.day_of(to)};
    const int day_count = days[0] == days[1] ? 1 : 2;
    std::int64_t idling = 0;
    std::int64_t walking = 0;
    for (const Touched& one : touched_)
      for (int at = 0; at < day_count; ++at) {
        idling +=
            discomfort_.of_idling(one.who, days[at], busy_after(one, days[at])) - idling_[at_day(one.who, days[at])];
        walking -= walking_[at_day(one.who, days[at])];
      }
    if (static_cast<double>(idling + walking) > most || !exchange_.carry_out()) return;
    for (const Touched& one : touched_)
      for (int at = 0; at < day_count; ++at) walking += discomfort_.of_walking(state_, one.who, days[at]);
    if (static_cast<double>(idling + walking) > most) {
      exchange_.take_back();
      return;
    }
    for (const Touched& one : touched_)
      for (int at = 0; at < day_count; ++at) note(one.who, days[at]);
  }

  PlanState& state_;
  const Event& event_;
  Discomfort discomfort_;
  Cooling cooling_;
  SlotExchange exchange_;
  RandomStream random_;
  std::vector<int> movable_;
  std::vector<std::vector<int>> meetings_of_;  // by participant, those that can move
  std::vector<std::int64_t> idling_;           // by participant and day
  std::vector<std::int64_t> walking_;
  std::vector<std::int64_t> avoidable_;  // by participant: what the idling costs above the least it can
  NumberedSet idle_days_;                // of these the idling, or walking, costs something that may be avoided
  NumberedSet walked_days_;
  std::vector<Touched> touched_;
  std::vector<std::int64_t> touched_in_;  // by participant, the round that touched them last
  std::int64_t round_ = 0;
  int slots_[2] = {none, none};
  std::int64_t cost_ = 0;
  std::int64_t floor_ = 0;  // no plan with these meetings costs less
  std::int64_t least_ = 0;  // of the best plan so far
  std::vector<Seat> best_;
};

}  // namespace

std::int64_t comfort(PlanState& state, Seed seed, std::int64_t steps, const Progress& progress,
                     const ComfortPrices& prices, const Cooling& cooling) {
  return Comfort(state, seed, prices, cooling).run(steps, progress);
}

}  // namespace zubia::meetings
