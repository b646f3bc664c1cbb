#include "engine/meetings/check_plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace zubia::meetings {
namespace {

// The judge works from lists of meetings sorted by participant, slot and place, not from the counters of the search.
class Judge {
 public:
  Judge(const Event& event, const Plan& plan) : event_(event), draft_(event.draft()) {
    for (const Meeting& meeting : plan.meetings) admit(meeting);
    agendas_.resize(draft_.participants.size());
    for (const auto& [pair, meeting] : seated_) {
      agendas_[Event::index(draft_.pairs[Event::index(pair)].first)].push_back(meeting);
      agendas_[Event::index(draft_.pairs[Event::index(pair)].second)].push_back(meeting);
    }
    for (auto& agenda : agendas_)
      std::ranges::sort(agenda, {}, [](const Meeting& meeting) { return std::pair(meeting.slot, meeting.pair); });
  }

  Judgement judge() {
    for (int participant = 0; participant < event_.participant_count(); ++participant) judge_participant(participant);
    judge_places();
    judge_pairs();
    judge_share();
    judge_breaks();
    count_satisfaction();
    auto& figures = found_.figures;
    figures.value = figures.weight - std::int64_t{draft_.rules.shortfall_price} * figures.shortfall;
    return found_;
  }

 private:
  void blame(Rule rule, Violation where, int excess = 1) {
    where.rule = rule;
    where.excess = excess;
    found_.violations.push_back(where);
  }

  void admit(const Meeting& meeting) {
    const bool exists = meeting.pair >= 0 && meeting.pair < event_.pair_count() && meeting.slot >= 0 &&
                        meeting.slot < event_.slot_count() && meeting.venue >= 0 &&
                        meeting.venue < event_.venue_count();
    const Violation where{.pair = meeting.pair, .slot = meeting.slot, .venue = meeting.venue};
    if (!exists) return blame(Rule::unknown, where);
    if (!seated_.emplace(meeting.pair, meeting).second) return blame(Rule::once, where);
    const Pair& pair = draft_.pairs[Event::index(meeting.pair)];
    found_.figures.meetings += 1;
    found_.figures.weight += pair.weight;
    found_.figures.cross_border += pair.is_cross_border ? 1 : 0;
  }

  void judge_participant(int participant) {
    const Participant& who = draft_.participants[Event::index(participant)];
    const auto& agenda = agendas_[Event::index(participant)];
    std::vector<int> in_slot(draft_.slot_days.size(), 0);
    std::map<int, int> on_day;
    for (const Meeting& meeting : agenda) {
      ++in_slot[Event::index(meeting.slot)];
      ++on_day[draft_.slot_days[Event::index(meeting.slot)]];
    }
    const int total = static_cast<int>(agenda.size());
    for (std::size_t slot = 0; slot < in_slot.size(); ++slot)
      if (in_slot[slot] > who.present[slot])
        blame(Rule::delegates, {.participant = participant, .slot = static_cast<int>(slot)},
              in_slot[slot] - who.present[slot]);
    if (total > who.meetings_max) blame(Rule::maximum, {.participant = participant}, total - who.meetings_max);
    for (const auto& [day, count] : on_day)
      if (count > who.meetings_per_day_max)
        blame(Rule::daily_maximum, {.participant = participant, .slot = first_slot_of(day)},
              count - who.meetings_per_day_max);
    found_.figures.shortfall += std::max(0, who.meetings_min - total);
    int breaks = 0;
    for (std::size_t first = 0; first < in_slot.size();) {
      std::size_t last = first;
      while (last < in_slot.size() && draft_.slot_days[last] == draft_.slot_days[first]) ++last;
      breaks += count_idle(participant, in_slot, first, last);
      if (who.delegates == 1) judge_walk(participant, in_slot, first, last);
      first = last;
    }
    breaks_.push_back(breaks);
    found_.figures.breaks += breaks;
  }

  int first_slot_of(int day) const {
    return static_cast<int>(std::ranges::find(draft_.slot_days, day) - draft_.slot_days.begin());
  }

  /// Counts the gaps of a day, and gives its breaks.
  int count_idle(int participant, const std::vector<int>& in_slot, std::size_t first, std::size_t last) {
    const auto& present = draft_.participants[Event::index(participant)].present;
    std::vector<std::size_t> busy;
    for (std::size_t slot = first; slot < last; ++slot)
      if (in_slot[slot] > 0) busy.push_back(slot);
    int breaks = 0;
    for (std::size_t at = 1; at < busy.size(); ++at) {
      if (busy[at] > busy[at - 1] + 1) ++breaks;
      for (std::size_t slot = busy[at - 1] + 1; slot < busy[at]; ++slot)
        if (present[slot] > 0) ++found_.figures.gaps;
    }
    return breaks;
  }

  void judge_walk(int participant, const std::vector<int>& in_slot, std::size_t first, std::size_t last) {
    std::vector<int> place(last - first, none);
    for (const Meeting& meeting : agendas_[Event::index(participant)]) {
      const auto slot = Event::index(meeting.slot);
      if (slot >= first && slot < last && !draft_.venues[Event::index(meeting.venue)].is_virtual)
        place[slot - first] = meeting.venue;
    }
    int run = 0;
    int previous = none;
    for (std::size_t slot = first; slot < last; ++slot) {
      run = in_slot[slot] > 0 ? run + 1 : 0;
      if (run > draft_.rules.run_max) blame(Rule::run, {.participant = participant, .slot = static_cast<int>(slot)});
      const int here = place[slot - first];
      if (here == none) continue;
      if (previous != none && previous != here) ++found_.figures.moves;
      previous = here;
      if (slot < first + 2) continue;
      const int before = place[slot - first - 1];
      const int long_before = place[slot - first - 2];
      if (before != none && long_before != none && long_before != before && before != here)
        blame(Rule::venue_changes, {.participant = participant, .slot = static_cast<int>(slot)});
    }
  }

  void judge_places() {
    std::map<std::pair<int, int>, int> at_tables;
    std::map<std::pair<int, int>, int> with_interpreters;
    for (const auto& [number, meeting] : seated_) {
      ++at_tables[{meeting.venue, meeting.slot}];
      const int interpreters = draft_.pairs[Event::index(number)].interpreters;
      if (interpreters != none) ++with_interpreters[{interpreters, meeting.slot}];
    }
    for (const auto& [where, count] : at_tables) {
      const int tables = draft_.venues[Event::index(where.first)].tables[Event::index(where.second)];
      if (count > tables) blame(Rule::tables, {.slot = where.second, .venue = where.first}, count - tables);
    }
    for (const auto& [where, count] : with_interpreters) {
      const int available = draft_.interpreters[Event::index(where.first)].available[Event::index(where.second)];
      if (count > available) blame(Rule::interpreters, {.slot = where.second}, count - available);
    }
  }

  void judge_pairs() {
    for (const auto& [number, meeting] : seated_) {
      const Pair& pair = draft_.pairs[Event::index(number)];
      const Violation where{.pair = number, .slot = meeting.slot, .venue = meeting.venue};
      if (((pair.venues >> static_cast<unsigned>(meeting.venue)) & 1U) == 0) blame(Rule::venue_allowed, where);
      if (!pair.slots.contains(meeting.slot)) blame(Rule::session, where);
    }
    for (const Lock& lock : draft_.locks) {
      const auto there = seated_.find(lock.pair);
      const bool kept = there != seated_.end() && (lock.slot == none || lock.slot == there->second.slot) &&
                        (lock.venue == none || lock.venue == there->second.venue);
      if (!kept) blame(Rule::lock, {.pair = lock.pair, .slot = lock.slot, .venue = lock.venue});
    }
    for (const Precedence& one : draft_.precedences) {
      const auto before = seated_.find(one.before);
      const auto after = seated_.find(one.after);
      if (before != seated_.end() && after != seated_.end() && before->second.slot >= after->second.slot)
        blame(Rule::precedence, {.pair = one.after, .slot = after->second.slot});
    }
    for (int number = 0; number < event_.pair_count(); ++number) {
      const bool required =
          draft_.rules.aim == Aim::all_meetings_fewest_breaks || draft_.pairs[Event::index(number)].is_required;
      if (required && !seated_.contains(number)) blame(Rule::required, {.pair = number});
    }
  }

  void judge_share() {
    const auto wanted = std::lround(draft_.rules.cross_border_share_min * 10'000);
    const std::int64_t missing =
        wanted * std::int64_t{found_.figures.meetings} - std::int64_t{10'000} * found_.figures.cross_border;
    if (missing > 0) blame(Rule::cross_border, {}, static_cast<int>((missing + 9'999) / 10'000));
  }

  void judge_breaks() {
    const auto [fewest, most] = std::ranges::minmax_element(breaks_);
    found_.figures.breaks_difference = *most - *fewest;
    if (draft_.rules.aim == Aim::all_meetings_fewest_breaks && *most - *fewest > draft_.rules.breaks_difference_max)
      blame(Rule::breaks_difference, {.participant = static_cast<int>(most - breaks_.begin())},
            *most - *fewest - draft_.rules.breaks_difference_max);
  }

  void count_satisfaction() {
    std::vector<std::vector<int>> weights(draft_.participants.size());
    for (const Pair& pair : draft_.pairs)
      for (const int who : {pair.first, pair.second}) weights[Event::index(who)].push_back(pair.weight);
    std::vector<double> satisfactions;
    for (std::size_t who = 0; who < weights.size(); ++who) {
      std::ranges::sort(weights[who], std::greater{});
      std::int64_t best = 0;
      std::int64_t obtained = 0;
      for (std::size_t at = 0; at < weights[who].size(); ++at)
        if (static_cast<int>(at) < draft_.participants[who].meetings_max) best += weights[who][at];
      for (const Meeting& meeting : agendas_[who]) obtained += draft_.pairs[Event::index(meeting.pair)].weight;
      if (best > 0) satisfactions.push_back(static_cast<double>(obtained) / static_cast<double>(best));
    }
    if (satisfactions.empty()) return;
    std::ranges::sort(satisfactions);
    found_.figures.satisfaction_min = satisfactions.front();
    found_.figures.satisfaction_low = satisfactions[satisfactions.size() / 20];
    found_.figures.satisfaction_median = satisfactions[satisfactions.size() / 2];
  }

  const Event& event_;
  const EventDraft& draft_;
  std::map<int, Meeting> seated_;
  std::vector<std::vector<Meeting>> agendas_;
  std::vector<int> breaks_;
  Judgement found_;
};

}  // namespace

Judgement check_plan(const Event& event, const Plan& plan) { return Judge(event, plan).judge(); }

std::string name_of(Rule rule) {
  switch (rule) {
    case Rule::unknown:
      return "a pair, slot or venue that the event does not have";
    case Rule::once:
      return "a pair that meets twice";
    case Rule::delegates:
      return "more meetings in a slot than delegates present";
    case Rule::venue_allowed:
      return "a venue where the pair may not meet";
    case Rule::tables:
      return "more meetings in a slot than tables at the venue";
    case Rule::interpreters:
      return "more meetings in a slot than interpreters";
    case Rule::maximum:
      return "more meetings than the participant's maximum";
    case Rule::daily_maximum:
      return "more meetings in a day than the participant's daily maximum";
    case Rule::run:
      return "too many meetings in a row";
    case Rule::venue_changes:
      return "two changes of venue in consecutive slots";
    case Rule::cross_border:
      return "too small a share of cross-border meetings";
    case Rule::lock:
      return "a locked meeting that is elsewhere or missing";
    case Rule::session:
      return "a slot in which the pair may not meet";
    case Rule::precedence:
      return "a meeting before one that should come first";
    case Rule::required:
      return "a required meeting that is missing";
    case Rule::breaks_difference:
      return "too many breaks more than another participant";
  }
  return {};
}

}  // namespace zubia::meetings
