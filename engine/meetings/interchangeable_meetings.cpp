#include "engine/meetings/interchangeable_meetings.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace zubia::meetings {
namespace {

/// What a meeting is for one of its two, but for who they are.
using MeetingKind = std::tuple<int, VenueSet, std::vector<int>, int>;  // other, venues, slots, interpreters

/// All that a plan could know of a participant; nothing where a lock or precedence makes them unlike all others.
using ParticipantKind = std::tuple<std::vector<int>, int, int, int, std::vector<MeetingKind>>;

bool is_told_apart(const Event& event, int pair) {
  return event.lock_of(pair) != nullptr || !event.before(pair).empty() || !event.after(pair).empty();
}

ParticipantKind kind_of(const Event& event, int participant) {
  const Participant& who = event.participant(participant);
  std::vector<MeetingKind> meetings;
  for (const int pair : event.pairs_of(participant)) {
    std::vector<int> slots;
    event.possible_slots(pair).for_each([&](int slot) { slots.push_back(slot); });
    meetings.emplace_back(event.other(pair, participant), event.possible_venues(pair), std::move(slots),
                          event.pair(pair).interpreters);
  }
  std::ranges::sort(meetings);
  return {who.present, who.delegates, who.meetings_max, who.meetings_per_day_max, std::move(meetings)};
}

}  // namespace

std::vector<Precedence> interchangeable_meetings(const Event& event) {
  std::map<ParticipantKind, std::vector<int>> alike;
  for (int participant = 0; participant < event.participant_count(); ++participant) {
    const auto pairs = event.pairs_of(participant);
    if (!pairs.empty() && std::ranges::none_of(pairs, [&](int pair) { return is_told_apart(event, pair); }))
      alike[kind_of(event, participant)].push_back(participant);
  }
  std::vector<Precedence> orders;
  for (const auto& [kind, participants] : alike) {
    const auto& meetings = std::get<4>(kind);
    const auto host =
        std::ranges::find_if(meetings, [&](const MeetingKind& one) { return event.is_alone(std::get<0>(one)); });
    if (host == meetings.end()) continue;
    int previous = none;
    for (const int participant : participants)
      for (const int pair : event.pairs_of(participant)) {
        if (event.other(pair, participant) != std::get<0>(*host)) continue;
        if (previous != none) orders.push_back({previous, pair});
        previous = pair;
      }
  }
  return orders;
}

}  // namespace zubia::meetings
